import { join } from 'node:path';
import { openSqliteControlPlane } from '@marquee/stores';
import { Failure } from '@marquee/units';
import { Command } from 'commander';
import { existingStateFolder, type StateFolder } from '../facts/state-folder.ts';
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
			const bundle = await bundleNamed(folder, begins);
			if ((await readCard(folder.cards, bundle)) === undefined)
				await writeCard(
					folder.cards,
					await cardOfBundle(join(folder.bundles, bundle), around.clock.now()),
				);
			const card = await readCard(folder.cards, bundle);
			around.print(flags.json ? JSON.stringify(card) : cardPath(folder.cards, bundle, 'html'));
		});

/**
 * The whole hash of the one bundle that begins so; of the one that serves where nothing is given.
 *
 * @throws {Failure} `bundle-unnamed`
 */
export async function bundleNamed(
	folder: StateFolder,
	begins: string | undefined,
): Promise<string> {
	const controlPlane = openSqliteControlPlane(folder.controlPlane);
	try {
		const known = await controlPlane.bundles();
		const serving = await controlPlane.serving();
		const found =
			begins === undefined
				? known.filter(({ hash }) => hash === serving?.hash)
				: known.filter(({ hash }) => hash.startsWith(begins));
		if (found.length === 1) return found[0]!.hash;
		throw new Failure('bundle-unnamed', {
			responsible: 'caller',
			what:
				begins === undefined
					? 'no bundle serves yet'
					: `${found.length} of ${known.length} bundles begin with ${JSON.stringify(begins)}`,
			where: folder.root,
			remedy: 'Name one that `marquee bundles list` shows, or train one: marquee train.',
		});
	} finally {
		await controlPlane.close();
	}
}
