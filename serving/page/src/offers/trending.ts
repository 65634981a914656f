import type { Evidence } from '@marquee/contracts';
import { trendingHere } from '@marquee/retrieval';
import type { EpochMs } from '@marquee/units';
import { profilesInWords } from '../evidence.ts';
import type { Makings } from '../makings.ts';
import type { RankedTitle } from '../ranked-row.ts';
import type { RowFamily } from '../row-offer.ts';
import { rankedOffer } from './offer.ts';

/** What many have begun to watch lately. */
export function trending(makings: Makings): RowFamily {
	const { seek } = trendingHere(makings.catalogue, makings.localTrends, makings.policy.retrieved);
	return {
		name: 'trending',
		onFailure: 'skip', // the page has other rows
		find: (query, context) => [
			rankedOffer(
				{
					id: 'trending',
					family: 'trending',
					heading: 'Trending now',
					evidence: { sentence: 'Chosen by many in recent days', source: 'trending-here' },
					found: seek(query, context),
					evidenceFor: (title) => howManyLately(title, makings, query.now),
				},
				query,
				makings,
			),
		],
	};
}

function howManyLately(title: RankedTitle, { popularity }: Makings, now: EpochMs): Evidence {
	const { recentProfiles } = popularity.standing(title.index, now);
	const sentence =
		recentProfiles > 0
			? `Trending: chosen by ${profilesInWords(recentProfiles)} in recent days`
			: 'Trending';
	return { sentence, source: 'trending-here' };
}
