import { bestWithGenreSpread, tasteAndPopularity } from '@marquee/ranking';
import { unexplored } from '@marquee/retrieval';
import { finderOf } from '../evidence.ts';
import { recommended } from '../recommended.ts';
import { appealOf, type Makings, type RowFamily } from '../row.ts';

/** What the profile would like, in genres or from decades that it has not touched. */
export const newToYouTitles = (makings: Makings) =>
	recommended(makings, unexplored(makings.catalogue, makings.policy.candidatesPerRow))
		.score(tasteAndPopularity(makings.policy.weights['new-to-you']))
		.select(
			bestWithGenreSpread({ size: makings.policy.titlesPerRow, share: makings.policy.spread }),
		);

/** For profiles with a past: to a new one, everything is new. */
export function newToYou(makings: Makings): RowFamily {
	const titles = newToYouTitles(makings);
	return {
		name: 'new-to-you',
		onFailure: 'skip', // the page has other rows
		find: async (query, context) => {
			if (query.viewer.isNew || query.taste === undefined) return [];
			const outcome = await titles.run(query, context);
			const ground = new Map(outcome.considered.map(({ id, newGround }) => [id, newGround]));
			return [
				{
					id: 'new-to-you',
					family: 'new-to-you',
					heading: 'New to you',
					evidence: {
						sentence: 'Genres and decades that you have not tried',
						source: 'unexplored',
					},
					fewest: makings.policy.fewestTitles,
					titles: outcome,
					appeal: appealOf(outcome.slate, query),
					evidenceFor: (title) => ({
						sentence: `New to you: ${ground.get(title.id)}`,
						source: finderOf(title),
					}),
				},
			];
		},
	};
}
