import { pipeline } from '@marquee/pipeline';
import {
	activity,
	alreadyFinished,
	asFound,
	bestFirst,
	disliked,
	notInCatalogue,
	titleFacts,
} from '@marquee/ranking';
import { shareWatched, unfinished } from '@marquee/retrieval';
import { finderOf } from '../evidence.ts';
import type { Makings, RankedTitle, RowFamily } from '../row.ts';

/** What was begun and not finished, newest first. */
export const continueWatchingTitles = ({ catalogue, policy }: Makings) =>
	pipeline(unfinished(catalogue))
		.filter(notInCatalogue)
		.hydrate(titleFacts(catalogue), activity)
		.filter(disliked, alreadyFinished)
		.score(asFound)
		.select(bestFirst(policy.titlesPerRow));

/** Where the profile stopped. However short: who has one film to finish wants to find it. */
export function continueWatching(makings: Makings): RowFamily {
	const titles = continueWatchingTitles(makings);
	return {
		name: 'continue-watching',
		onFailure: 'skip', // the page is poorer without it, but it is a page
		find: async (query, context) => {
			if (query.viewer.isNew) return [];
			return [
				{
					id: 'continue-watching',
					family: 'continue-watching',
					heading: 'Continue watching',
					evidence: { sentence: 'You began these', source: 'unfinished' },
					fewest: 1,
					titles: await titles.run(query, context),
					appeal: 0,
					evidenceFor: howFar,
				},
			];
		},
	};
}

function howFar(ranked: RankedTitle) {
	const share = ranked.activity === undefined ? 0 : shareWatched(ranked.activity, ranked.title);
	const percent = Math.round(100 * share);
	const sentence = percent === 0 ? 'You began it' : `You watched ${percent}% of it`;
	return { sentence, source: finderOf(ranked) };
}
