import { matchesTaste } from '../evidence.ts';
import type { Makings } from '../makings.ts';
import type { RowFamily } from '../row-offer.ts';
import { rankedOffer } from './offer.ts';

/** Of all that the sources found, what the profile likes best. For profiles with a past: a taste that nothing is known of has no picks. */
export const topPicks = (makings: Makings): RowFamily => ({
	name: 'top-picks',
	onFailure: 'skip', // the page has other rows
	find: (query) => {
		const { taste, viewer } = query;
		if (viewer.isNew || taste === undefined) return [];
		const { indices, propensities } = query.broad.pool;
		const evidence = { sentence: 'Chosen by your taste', source: 'taste' };
		const evidenceFor = matchesTaste(query, 'taste');
		return [
			rankedOffer(
				{
					id: 'top-picks',
					family: 'top-picks',
					heading: 'Top picks for you',
					evidence,
					found: { indices, propensities },
					evidenceFor,
				},
				query,
				makings,
			),
		];
	},
});
