import type { Makings } from '../makings.ts';
import type { RowFamily } from '../row-offer.ts';
import { givenOffer } from './offer.ts';

/** Where the profile stopped, the title that it most likely goes on with first. However short: who has one film to finish wants to find it. */
export const continueWatching = (makings: Makings): RowFamily => ({
	name: 'continue-watching',
	onFailure: 'skip', // the page is poorer without it, but it is a page
	find: (query) => {
		if (query.viewer.isNew) return [];
		const going = query.continued.titles.filter(({ state }) => state === 'continuing');
		if (going.length === 0) return [];
		const reasons = new Map(going.map(({ titleId, reason }) => [titleId, reason]));
		return [
			givenOffer(
				{
					id: 'continue-watching',
					family: 'continue-watching',
					heading: 'Continue watching',
					evidence: { sentence: 'You began these', source: 'unfinished' },
					titles: going.map(({ titleId }) => makings.catalogue.indexOf(titleId)!),
					evidenceFor: ({ id }) => ({ sentence: reasons.get(id)!, source: 'unfinished' }),
				},
				query,
			),
		];
	},
});
