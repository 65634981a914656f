import { join } from 'node:path';
import { Command } from 'commander';
import { bundleHash } from '../facts/bundle-hash.ts';
import { existingStateFolder } from '../facts/state-folder.ts';
import { cardOfBundle, cardPath, readCard, writeCard } from '../model-card/card-files.ts';
import type { Surroundings } from './command.ts';
import { example, jsonOption, stateOption } from './options.ts';

/** `marquee card`: what is known of a bundle, as a page for people or as JSON. */
export const cardCommand = (around: Surroundings): Command =>
	new Command('card')
		.description(
			'where the model card of a bundle lies; of the one that serves unless another is named',
		)
		.argument('[bundle]', 'its hash, or as much of it as no other begins with')
		.addOption(stateOption(around))
		.addOption(jsonOption())
		.addHelpText('after', example('card 1e259582 --json'))
		.action(async (begins: string | undefined, flags: { state: string; json?: boolean }) => {
			const folder = existingStateFolder(flags.state);
			const bundle = await bundleHash(folder, begins);
			if ((await readCard(folder.cards, bundle)) === undefined)
				await writeCard(
					folder.cards,
					await cardOfBundle(join(folder.bundles, bundle), around.clock.now()),
				);
			const card = await readCard(folder.cards, bundle);
			around.print(flags.json ? JSON.stringify(card) : cardPath(folder.cards, bundle, 'html'));
		});
