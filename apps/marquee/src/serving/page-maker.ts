import { hash } from 'node:crypto';
import type { Breaker } from '@marquee/degradation';
import type { Bundle } from '@marquee/foundation';
import {
	type FactsAsOf,
	type FeaturesKept,
	type Makings,
	type PackedTrace,
	type PageFacts,
	type PageLayout,
	type PagePolicy,
	pages,
} from '@marquee/page';
import { type Stopwatch, systemStopwatch } from '@marquee/pipeline';
import type { Ranker } from '@marquee/rankers';
import { type TasteModel, untrainedModel } from '@marquee/retrieval';
import type { EpochMs, RequestId } from '@marquee/units';
import { tasteOfBundle } from './taste-of-bundle.ts';

/** What pages rest on, whichever bundle scores them. */
export interface PageMakerParts {
	readonly facts: PageFacts;
	readonly factsAsOf?: () => FactsAsOf;
	readonly newestEventAt: () => EpochMs | undefined;
	readonly record: (requestId: RequestId, trace: PackedTrace) => Promise<void>;
	readonly report: (stage: string, cause: unknown) => void;
	readonly policy?: PagePolicy;
	readonly ranker?: Ranker;
	/** Stage-wise unless given. */
	readonly layout?: (makings: Makings) => PageLayout;
	/** Which pages keep what their ranker read; none unless given. */
	readonly featuresKept?: FeaturesKept;
	/** Keeps a model that fails or stalls from being waited for by every page. */
	readonly guard?: Breaker;
	/** The machine's own unless given. */
	readonly stopwatch?: Stopwatch;
}

/** Makes pages with this bundle; without one they rest on popularity, and say so. */
export const pageMaker = (
	{ record, guard, ...parts }: PageMakerParts,
	bundle: Bundle | undefined,
): ReturnType<typeof pages> =>
	pages({
		stopwatch: systemStopwatch,
		...parts,
		model:
			bundle === undefined
				? untrainedModel
				: guarded(tasteOfBundle(bundle, parts.facts.catalogue), guard),
		slateLog: { append: record },
		digest: (page) => hash('sha256', JSON.stringify(page)),
	});

const guarded = (model: TasteModel, guard: Breaker | undefined): TasteModel =>
	guard === undefined
		? model
		: { ...model, taste: (...asked) => guard.ask(() => model.taste(...asked)) };
