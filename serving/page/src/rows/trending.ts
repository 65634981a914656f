import type { Evidence } from '@marquee/contracts';
import { bestWithGenreAndDecadeSpread, tasteAndPopularity } from '@marquee/ranking';
import { trending as trendingSource } from '@marquee/retrieval';
import type { EpochMs } from '@marquee/units';
import { finderOf, profilesInWords } from '../evidence.ts';
import { recommended } from '../recommended.ts';
import { appealOf, type Makings, type RankedTitle, type RowFamily } from '../row.ts';

/** What many profiles took up in the last days, leaning to this profile's taste. */
export const trendingTitles = (makings: Makings) =>
	recommended(
		makings,
		trendingSource(makings.catalogue, makings.popularity, makings.policy.candidatesPerRow),
	)
		.score(tasteAndPopularity(makings.policy.weights.trending))
		.select(
			bestWithGenreAndDecadeSpread({
				size: makings.policy.titlesPerRow,
				share: makings.policy.spread,
			}),
		);

/** What everybody has begun to watch lately. */
export function trending(makings: Makings): RowFamily {
	const titles = trendingTitles(makings);
	return {
		name: 'trending',
		onFailure: 'skip', // the page has other rows
		find: async (query, context) => {
			const outcome = await titles.run(query, context);
			return [
				{
					id: 'trending',
					family: 'trending',
					heading: 'Trending now',
					evidence: { sentence: 'Chosen by many in recent days', source: 'trending' },
					fewest: makings.policy.fewestTitles,
					titles: outcome,
					appeal: appealOf(outcome.slate, query),
					evidenceFor: (title) => howManyLately(title, makings, context.now),
				},
			];
		},
	};
}

function howManyLately(title: RankedTitle, { popularity }: Makings, now: EpochMs): Evidence {
	const { recentProfiles } = popularity.standing(title.index, now);
	const sentence =
		recentProfiles > 0
			? `Trending: chosen by ${profilesInWords(recentProfiles)} in recent days`
			: 'Trending';
	return { sentence, source: finderOf(title) };
}
