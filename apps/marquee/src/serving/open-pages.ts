import type { PageLadder } from '@marquee/degradation';
import {
	type ExperimentsPort,
	type LoopLag,
	type PromptSlateLog,
	promptSlateLog,
} from '@marquee/gateway';
import type { CountedFacts, PackedTrace, PageRequest } from '@marquee/page';
import { openSegmentSlateLog } from '@marquee/stores';
import type { Facts } from '../facts/facts.ts';
import type { StateFolder } from '../facts/state-folder.ts';
import type { LiveExperiments } from './experiments/live-experiments.ts';
import { openExperiments } from './experiments/open-experiments.ts';
import { nobody } from './nobody.ts';
import { type OpenMakingOptions, openMaking } from './page-threads/open-making.ts';
import type { TracedPage } from './page-threads/page-making.ts';
import type { RecipePages } from './recipes/recipe-pages.ts';
import { repeatedly } from './repeatedly.ts';
import { serviceLadder } from './service-ladder.ts';
import { slateHead } from './slate-head.ts';

/** The pages of a service, with the experiments that they are made in. */
export interface OpenedPages extends Pick<RecipePages, 'taste' | 'model'> {
	/** Always answers; profiles get what their arms come to. */
	readonly page: PageLadder['page'];
	readonly ladder: Pick<PageLadder, 'noticed' | 'counts'>;
	readonly live: LiveExperiments;
	readonly experiments: ExperimentsPort;
	readonly slates: Pick<PromptSlateLog<PackedTrace>, 'find' | 'listed'>;
	/** Told of what every batch of events changed. */
	readonly changed: CountedFacts['changed'];
	/** Nothing is followed any more; pages go on. */
	readonly stop: () => Promise<void>;
	/** Writes what was recorded, and lets models go. */
	readonly close: () => Promise<void>;
}

/** What pages of a service are opened with. */
export interface OpenPagesOptions extends OpenMakingOptions {
	/** The metrics that an experiment may name. */
	readonly metrics: ReadonlySet<string>;
	readonly lag: LoopLag;
	/** One line for the operator. */
	readonly log: (line: string) => void;
}

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
	options: OpenPagesOptions,
): Promise<OpenedPages> {
	const { counted, metrics, clock, lag, report, log } = options;
	const slates = await openedSlates(folder, log);
	const { recipes, making } = await openMaking(folder, facts, options);
	const { live, ...experiments } = await openExperiments(folder, {
		controlPlane: facts.controlPlane,
		metrics,
		decided: () => following.now(),
		nobody,
		clock,
		report,
	});
	await live.follow(making.follow);
	const following = repeatedly(noticeEveryMs, () =>
		live.follow(making.follow).catch((cause) => report('follow-bundle', cause)),
	);
	const ladder = serviceLadder(facts, counted, {
		clock,
		lag,
		report,
		fresh: async (request) => {
			const { trace, ...made } = await making.made(request, live.treatmentOf(request.cells));
			recorded(slates, request, trace).catch((cause) => report('record-slate', cause));
			return made;
		},
		guards: making.guards,
		...(making.limits !== undefined && { limits: making.limits }),
	});
	return {
		...{ taste: recipes.taste, model: recipes.model },
		...{ page: live.pages(ladder.page), ladder, live, slates, changed: making.changed },
		experiments: experiments.port,
		stop: following.stop,
		close: async () => {
			await experiments.close();
			await making.close();
			await slates.close();
			await recipes.close();
		},
	};
}

/** Keeps the trace beside the answer; how that fares concerns the operator alone. */
const recorded = async (
	slates: PromptSlateLog<PackedTrace>,
	request: PageRequest,
	trace: TracedPage['trace'],
): Promise<void> =>
	trace instanceof Uint8Array
		? slates.appendWritten(request.requestId, trace, slateHead(request))
		: slates.append(request.requestId, trace, slateHead(request));

/** The log of what pages decided. */
async function openedSlates({ slates }: StateFolder, log: OpenPagesOptions['log']) {
	const { slateLog, discarded } = await openSegmentSlateLog<PackedTrace>(slates);
	if (discarded !== undefined) log(`page traces were discarded: ${discarded}`);
	return promptSlateLog(slateLog);
}
