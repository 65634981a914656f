import { hash } from 'node:crypto';
import type { Catalogue } from '@marquee/catalogue';
import type { Breaker } from '@marquee/degradation';
import type { Bundle } from '@marquee/foundation';
import {
	type DraftDependencies,
	type FactsAsOf,
	type FeaturesKept,
	type Makings,
	type PageFacts,
	type PageLayout,
	type PagePolicy,
	pageDrafts,
	pages,
	type SlateLog,
} from '@marquee/page';
import { type Stopwatch, systemStopwatch } from '@marquee/pipeline';
import type { Ranker } from '@marquee/rankers';
import { type TasteModel, untrainedModel } from '@marquee/retrieval';
import type { EpochMs } from '@marquee/units';
import { tasteOfBundle } from './taste-of-bundle.ts';

/** What pages rest on, whichever bundle scores them. */
export interface PageMakerParts {
	readonly facts: PageFacts;
	readonly factsAsOf?: () => FactsAsOf;
	readonly newestEventAt: () => EpochMs | undefined;
	readonly report: (stage: string, cause: unknown) => void;
	readonly policy?: PagePolicy;
	readonly ranker?: Ranker;
	/** Stage-wise unless given. */
	readonly layout?: (makings: Makings) => PageLayout;
	/** Which pages keep what their ranker read; none unless given. */
	readonly featuresKept?: FeaturesKept;
	/** The machine's own unless given. */
	readonly stopwatch?: Stopwatch;
}

/** Makes pages with this model of taste; with an untrained one they rest on popularity, and say so. */
export const pageMaker = (
	{ record, ...parts }: PageMakerParts & { readonly record: SlateLog['append'] },
	model: TasteModel,
): ReturnType<typeof pages> =>
	pages({ ...dependenciesOf(parts, model), slateLog: { append: record } });

/** Decides pages with this model of taste, and neither answers nor records them. */
export const draftMaker = (
	parts: PageMakerParts,
	model: TasteModel,
): ReturnType<typeof pageDrafts> => pageDrafts(dependenciesOf(parts, model));

const dependenciesOf = (parts: PageMakerParts, model: TasteModel): DraftDependencies => ({
	stopwatch: systemStopwatch,
	...parts,
	model,
	digest: (bytes) => hash('sha256', bytes),
});

/** The model of taste of a bundle that may not be there yet; `guard` keeps one that fails or stalls from being waited for by everybody. */
export function servedTaste(
	bundle: Bundle | undefined,
	catalogue: Catalogue,
	guard?: Breaker,
): TasteModel {
	if (bundle === undefined) return untrainedModel;
	const model = tasteOfBundle(bundle, catalogue);
	return guard === undefined
		? model
		: { ...model, taste: (...asked) => guard.ask(() => model.taste(...asked)) };
}
