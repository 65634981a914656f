import { randomUUID } from 'node:crypto';
import type { Bundle } from '@marquee/foundation';
import { countedFacts, type PageSurface, surfaceNames } from '@marquee/page';
import {
	openSqliteControlPlane,
	readLmdbProfileStates,
	readSegmentEventLog,
} from '@marquee/stores';
import { hash32, profileId, requestId } from '@marquee/units';
import { Command, Option } from 'commander';
import { catalogueIn } from '../facts/facts.ts';
import { existingStateFolder } from '../facts/state-folder.ts';
import { servingRanker } from '../ranking/kept-rankers.ts';
import { eventsOf } from '../serving/events-of.ts';
import { pageMaker, servedTaste } from '../serving/page-maker.ts';
import { servingBundle } from '../serving/serving-bundle.ts';
import { printedPage } from '../terminal/page-printed.ts';
import type { Surroundings } from './command.ts';
import { example, jsonOption, stateOption } from './options.ts';

interface HomeFlags {
	readonly profile: string;
	readonly surface: PageSurface;
	readonly state: string;
	readonly json?: boolean;
}

/** `marquee home --profile ID`: the page as the service would make it now, also beside a running service. */
export const homeCommand = (around: Surroundings): Command =>
	new Command('home')
		.description('print a page of a profile: home, or another surface')
		.requiredOption('--profile <id>', 'who; one that nobody knows gets the page of a new profile')
		.addOption(
			new Option('--surface <name>', 'which page').choices([...surfaceNames]).default('home'),
		)
		.addOption(stateOption(around))
		.addOption(jsonOption())
		.addHelpText('after', example('home --profile mt-1'))
		.action(async (flags: HomeFlags) => {
			const who = profileId(flags.profile);
			const folder = existingStateFolder(flags.state);
			const states = readLmdbProfileStates(folder.profiles);
			const controlPlane = openSqliteControlPlane(folder.controlPlane);
			let bundle: Bundle | undefined;
			try {
				const catalogue = await catalogueIn(folder);
				bundle = await servingBundle(folder, controlPlane, catalogue);
				const ranker = await servingRanker(folder);
				const now = around.clock.now();
				const events = eventsOf(readSegmentEventLog(folder.log));
				const facts = await countedFacts({ catalogue, states, events, now });
				const make = pageMaker(
					{
						facts,
						ranker,
						newestEventAt: states.newestAt,
						record: async () => undefined, // a look is no answer to a viewer
						report: (stage, cause) => around.log(`${stage}: ${String(cause)}`),
					},
					servedTaste(bundle, catalogue),
				);
				const asked = requestId(randomUUID());
				const { page } = await make({
					requestId: asked,
					profileId: who,
					asked: { surface: flags.surface },
					state: states.of(who),
					now,
					seed: hash32(asked),
				});
				around.print(flags.json ? JSON.stringify(page) : printedPage(page));
			} finally {
				await bundle?.foundation.release();
				await controlPlane.close();
				await states.close();
			}
		});
