import { bestWithGenreAndDecadeSpread, tasteAndPopularity } from '@marquee/ranking';
import { mostWatched as mostWatchedSource } from '@marquee/retrieval';
import { finderOf, profilesInWords } from '../evidence.ts';
import { recommended } from '../recommended.ts';
import { appealOf, type Makings, type RowFamily } from '../row.ts';

/** What the most profiles ever took up. */
export const mostWatchedTitles = (makings: Makings) =>
	recommended(
		makings,
		mostWatchedSource(makings.catalogue, makings.popularity, makings.policy.candidatesPerRow),
	)
		.score(tasteAndPopularity(makings.policy.weights['most-watched']))
		.select(
			bestWithGenreAndDecadeSpread({
				size: makings.policy.titlesPerRow,
				share: makings.policy.spread,
			}),
		);

/** For profiles without a past, and for pages without a model: what has stood the test of many. */
export function mostWatched(makings: Makings): RowFamily {
	const titles = mostWatchedTitles(makings);
	return {
		name: 'most-watched',
		onFailure: 'skip', // the page has other rows
		find: async (query, context) => {
			if (!query.viewer.isNew && query.taste !== undefined) return [];
			const outcome = await titles.run(query, context);
			return [
				{
					id: 'most-watched',
					family: 'most-watched',
					heading: 'Most watched',
					evidence: { sentence: 'What the most profiles have chosen', source: 'most-watched' },
					fewest: makings.policy.fewestTitles,
					titles: outcome,
					appeal: appealOf(outcome.slate, query),
					evidenceFor: (title) => {
						const { profiles } = makings.popularity.standing(title.index, context.now);
						return {
							sentence: `Chosen by ${profilesInWords(profiles)}`,
							source: finderOf(title),
						};
					},
				},
			];
		},
	};
}
