import { hash } from 'node:crypto';
import type { Bundle } from '@marquee/foundation';
import {
	type FactsAsOf,
	type PackedTrace,
	type PageFacts,
	type PagePolicy,
	pages,
} from '@marquee/page';
import { systemStopwatch } from '@marquee/pipeline';
import type { Ranker } from '@marquee/rankers';
import { untrainedModel } from '@marquee/retrieval';
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
}

/** Makes pages with this bundle; without one they rest on popularity, and say so. */
export const pageMaker = (
	{ record, ...parts }: PageMakerParts,
	bundle: Bundle | undefined,
): ReturnType<typeof pages> =>
	pages({
		...parts,
		model: bundle === undefined ? untrainedModel : tasteOfBundle(bundle, parts.facts.catalogue),
		slateLog: { append: record },
		stopwatch: systemStopwatch,
		digest: (page) => hash('sha256', JSON.stringify(page)),
	});
