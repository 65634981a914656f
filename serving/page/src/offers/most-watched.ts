import { profilesInWords } from '../evidence.ts';
import type { Makings } from '../makings.ts';
import type { RowFamily } from '../row-offer.ts';
import { rankedOffer } from './offer.ts';

/** For profiles without a past, and for pages without a model: what has stood the test of many. */
export const mostWatched = (makings: Makings): RowFamily => ({
	name: 'most-watched',
	onFailure: 'skip', // the page has other rows
	find: (query) => {
		if (!query.viewer.isNew && query.taste !== undefined) return [];
		const { catalogue, popularity, policy } = makings;
		const popular = popularity.allTime(policy.retrieved);
		const indices = Int32Array.from(popular, ({ titleId }) => catalogue.indexOf(titleId)!);
		const source = 'most-watched';
		return [
			rankedOffer(
				{
					id: 'most-watched',
					family: 'most-watched',
					heading: 'Most watched',
					evidence: { sentence: 'What the most profiles have chosen', source },
					found: { indices },
					evidenceFor: ({ index }) => {
						const { profiles } = popularity.standing(index, query.now);
						return { sentence: `Chosen by ${profilesInWords(profiles)}`, source };
					},
				},
				query,
				makings,
			),
		];
	},
});
