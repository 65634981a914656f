import type { Pipeline, Provenance, Source } from '@marquee/pipeline';
import { pipeline } from '@marquee/pipeline';
import {
	type Activity,
	activity,
	alreadyFinished,
	alreadyListed,
	alreadyWatched,
	disliked,
	notInCatalogue,
	popularityStanding,
	type TasteScore,
	type TitleFacts,
	tasteScore,
	titleFacts,
} from '@marquee/ranking';
import type { Standing, Tasted, TitleCandidate, Viewer } from '@marquee/retrieval';
import type { Makings } from './row.ts';

/**
 * The beginning that all recommending rows share: what the sources find and the profile neither knows, lists nor dislikes,
 * with taste and popularity, ready to be scored. Cheapest filters first, costly knowledge only for who is left.
 */
export const recommended = <
	Query extends Tasted & { readonly viewer: Viewer },
	Found extends TitleCandidate,
>(
	{ catalogue, popularity }: Makings,
	...sources: readonly Source<Query, Found>[]
): Pipeline<Query, Found & Provenance & TitleFacts & Activity & TasteScore & Standing> =>
	pipeline(...sources)
		.filter(notInCatalogue)
		.hydrate(titleFacts(catalogue), activity)
		.filter(disliked, alreadyFinished, alreadyWatched, alreadyListed)
		.hydrate(tasteScore, popularityStanding(popularity));
