import type { PageLadder } from '@marquee/degradation';
import {
	type ExperimentsPort,
	type LoopLag,
	type PromptSlateLog,
	promptSlateLog,
} from '@marquee/gateway';
import type { CountedFacts, PackedTrace } from '@marquee/page';
import { systemStopwatch } from '@marquee/pipeline';
import { openSegmentSlateLog } from '@marquee/stores';
import type { Clock } from '@marquee/units';
import type { Facts } from '../facts/facts.ts';
import type { StateFolder } from '../facts/state-folder.ts';
import type { LiveExperiments } from './experiments/live-experiments.ts';
import { openExperiments } from './experiments/open-experiments.ts';
import { treatedPages } from './experiments/treated-pages.ts';
import { interleavedPages } from './interleaving/interleaved-pages.ts';
import { type RecipePages, recipePages } from './recipes/recipe-pages.ts';
import { repeatedly } from './repeatedly.ts';
import { nobody } from './search/open-search.ts';
import { serviceLadder } from './service-ladder.ts';

/** The pages of a service, with the experiments that they are made in. */
export interface OpenedPages extends Pick<RecipePages, 'taste' | 'model'> {
	/** Always answers; profiles get what their arms come to. */
	readonly page: PageLadder['page'];
	readonly ladder: Pick<PageLadder, 'noticed' | 'counts'>;
	readonly live: LiveExperiments;
	readonly experiments: ExperimentsPort;
	readonly slates: Pick<PromptSlateLog<PackedTrace>, 'find'>;
	/** Nothing is followed any more; pages go on. */
	readonly stop: () => Promise<void>;
	/** Writes what was recorded, and lets models go. */
	readonly close: () => Promise<void>;
}

/** What pages of a service are opened with. */
export interface OpenPagesOptions {
	readonly counted: CountedFacts;
	/** How rows are laid out where no experiment says, by name. */
	readonly layout: string;
	/** The share of pages whose traces keep what the ranker read. */
	readonly featuresShare: number;
	/** The metrics that an experiment may name. */
	readonly metrics: ReadonlySet<string>;
	readonly clock: Clock;
	readonly lag: LoopLag;
	readonly report: (stage: string, cause: unknown) => void;
	/** One line for the operator. */
	readonly log: (line: string) => void;
}

/** A trace that keeps what its ranker read keeps it of so many titles: some ten kilobytes. */
const featuresOfTitles = 64;

/** How soon it is noticed that another bundle serves, or that an experiment runs or is over. */
const noticeEveryMs = 1_000;

/**
 * Opens what pages are made from, and follows what is decided about it.
 *
 * @throws {Failure} whatever the bundle or the ranker that serves is refused for; `layout-unknown`, `log-in-use`.
 */
export async function openPages(
	folder: StateFolder,
	facts: Facts,
	{ counted, layout, featuresShare, metrics, clock, lag, report, log }: OpenPagesOptions,
): Promise<OpenedPages> {
	const slates = await openedSlates(folder, log);
	const featuresKept = { share: featuresShare, titles: featuresOfTitles };
	const how = { counted, layout, featuresKept, clock, report, record: slates.append };
	const recipes = await recipePages(folder, facts, how);
	const { live, ...experiments } = await openExperiments(folder, {
		controlPlane: facts.controlPlane,
		metrics,
		decided: () => following.now(),
		nobody,
		clock,
		report,
	});
	await live.follow(recipes.follow);
	const following = repeatedly(noticeEveryMs, () =>
		live.follow(recipes.follow).catch((cause) => report('follow-bundle', cause)),
	);
	const drawn = interleavedPages(recipes.draft, {
		record: slates.append,
		report,
		stopwatch: systemStopwatch,
	});
	const ladder = serviceLadder(facts, counted, {
		clock,
		lag,
		report,
		fresh: treatedPages(recipes, live, drawn),
		guards: recipes.guards,
	});
	return {
		...{ taste: recipes.taste, model: recipes.model },
		...{ page: live.pages(ladder.page), ladder, live, slates },
		experiments: experiments.port,
		stop: following.stop,
		close: async () => {
			await experiments.close();
			await slates.close();
			await recipes.close();
		},
	};
}

/** The log of what pages decided. */
async function openedSlates({ slates }: StateFolder, log: OpenPagesOptions['log']) {
	const { slateLog, discarded } = await openSegmentSlateLog<PackedTrace>(slates);
	if (discarded !== undefined) log(`page traces were discarded: ${discarded}`);
	return promptSlateLog(slateLog);
}
