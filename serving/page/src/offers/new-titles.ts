import { newTitles as newTitlesSource } from '@marquee/retrieval';
import type { Makings } from '../makings.ts';
import type { RowFamily } from '../row-offer.ts';
import { rankedOffer } from './offer.ts';

/** What came lately, or was hardly watched yet: every title gets its chance, and logs know how great it was. */
export function newTitles(makings: Makings): RowFamily {
	const { catalogue, popularity, policy } = makings;
	const { seek } = newTitlesSource(catalogue, popularity, policy.retrieved);
	return {
		name: 'new-titles',
		onFailure: 'skip', // the page has other rows
		find: (query, context) => [
			rankedOffer(
				{
					id: 'new-titles',
					family: 'new-titles',
					heading: 'New here',
					evidence: { sentence: 'Few have seen these yet', source: 'new-titles' },
					found: seek(query, context),
				},
				query,
				makings,
			),
		],
	};
}
