import { randomUUID } from 'node:crypto';
import type { Bundle } from '@marquee/foundation';
import { countedPopularity } from '@marquee/retrieval';
import { openSqliteControlPlane, readLmdbProfileStates } from '@marquee/stores';
import { hash32, profileId, requestId } from '@marquee/units';
import { Command } from 'commander';
import { catalogueIn } from '../facts/facts.ts';
import { existingStateFolder } from '../facts/state-folder.ts';
import { homePages } from '../serving/home-pages.ts';
import { servingBundle } from '../serving/serving-bundle.ts';
import { printedPage } from '../terminal/page-printed.ts';
import type { Surroundings } from './command.ts';
import { example, jsonOption, stateOption } from './options.ts';

/** `marquee home --profile ID`: the page as the service would make it now, also beside a running service. */
export const homeCommand = (around: Surroundings): Command =>
	new Command('home')
		.description('print the home page of a profile')
		.requiredOption('--profile <id>', 'who; one that nobody knows gets the page of a new profile')
		.addOption(stateOption(around))
		.addOption(jsonOption())
		.addHelpText('after', example('home --profile mt-1'))
		.action(async (flags: { profile: string; state: string; json?: boolean }) => {
			const who = profileId(flags.profile);
			const folder = existingStateFolder(flags.state);
			const states = readLmdbProfileStates(folder.profiles);
			const controlPlane = openSqliteControlPlane(folder.controlPlane);
			let bundle: Bundle | undefined;
			try {
				const catalogue = await catalogueIn(folder);
				bundle = await servingBundle(folder, controlPlane, catalogue);
				const home = homePages(
					{
						catalogue,
						popularity: countedPopularity(catalogue, states.titleDays()),
						newestEventAt: states.newestAt,
						record: async () => undefined, // a look is no answer to a viewer
						report: (stage, cause) => around.log(`${stage}: ${String(cause)}`),
					},
					bundle,
				);
				const asked = requestId(randomUUID());
				const { page } = await home({
					requestId: asked,
					profileId: who,
					state: states.of(who),
					now: around.clock.now(),
					seed: hash32(asked),
				});
				around.print(flags.json ? JSON.stringify(page) : printedPage(page));
			} finally {
				await bundle?.foundation.release();
				await controlPlane.close();
				await states.close();
			}
		});
