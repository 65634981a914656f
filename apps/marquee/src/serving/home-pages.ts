import type { Catalogue } from '@marquee/catalogue';
import type { Bundle } from '@marquee/foundation';
import { type HomeAnswer, type HomeRequest, homePage, type PageTrace } from '@marquee/page';
import { systemStopwatch } from '@marquee/pipeline';
import { type Popularity, untrainedModel } from '@marquee/retrieval';
import type { EpochMs, RequestId } from '@marquee/units';
import { tasteOfBundle } from './taste-of-bundle.ts';

/** What pages rest on, whichever bundle scores them. */
export interface PageFacts {
	readonly catalogue: Catalogue;
	readonly popularity: Popularity;
	readonly newestEventAt: () => EpochMs | undefined;
	readonly record: (requestId: RequestId, trace: PageTrace) => Promise<void>;
	readonly report: (stage: string, cause: unknown) => void;
}

/** Home pages made with this bundle; without one they rest on popularity, and say so. */
export const homePages = (
	{ record, ...facts }: PageFacts,
	bundle: Bundle | undefined,
): ((request: HomeRequest) => Promise<HomeAnswer>) =>
	homePage({
		...facts,
		model: bundle === undefined ? untrainedModel : tasteOfBundle(bundle, facts.catalogue),
		slateLog: { append: record },
		stopwatch: systemStopwatch,
	});
