import { bestWithGenreSpread, tasteAndPopularity } from '@marquee/ranking';
import { taste } from '@marquee/retrieval';
import { matchesTaste } from '../evidence.ts';
import { genresByLeaning } from '../genres.ts';
import { recommended } from '../recommended.ts';
import { appealOf, type Makings, type RowFamily } from '../row.ts';

/** What the model believes the profile likes best of all that it does not know. */
export const topPicksTitles = (makings: Makings) =>
	recommended(makings, taste(makings.catalogue, makings.policy.candidatesPerRow))
		.score(tasteAndPopularity(makings.policy.weights['top-picks']))
		.select(
			bestWithGenreSpread({ size: makings.policy.titlesPerRow, share: makings.policy.spread }),
		);

/** For profiles with a past: a taste that nothing is known of has no picks. */
export function topPicks(makings: Makings): RowFamily {
	const titles = topPicksTitles(makings);
	return {
		name: 'top-picks',
		onFailure: 'skip', // the page has other rows
		find: async (query, context) => {
			if (query.viewer.isNew || query.taste === undefined) return [];
			const outcome = await titles.run(query, context);
			const leanings = genresByLeaning(query.viewer, makings.catalogue);
			const past = { touchstones: query.touchstones, leanings };
			return [
				{
					id: 'top-picks',
					family: 'top-picks',
					heading: 'Top picks for you',
					evidence: { sentence: 'Chosen by your taste', source: 'taste' },
					fewest: makings.policy.fewestTitles,
					titles: outcome,
					appeal: appealOf(outcome.slate, query),
					evidenceFor: (title) => matchesTaste(title, past, makings.catalogue),
				},
			];
		},
	};
}
