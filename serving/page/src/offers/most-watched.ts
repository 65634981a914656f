import { profilesInWords } from '../evidence.ts';
import type { Makings } from '../makings.ts';
import type { RowFamily } from '../row-offer.ts';
import { rankedOffer } from './offer.ts';

/** What has stood the test of many: for profiles without a past, for pages without a model, and for whoever is about to search. */
export const mostWatched = (makings: Makings): RowFamily => ({
	name: 'most-watched',
	onFailure: 'skip', // the page has other rows
	find: (query) => {
		const { viewer, taste, asked } = query;
		const isKnown = !viewer.isNew && taste !== undefined;
		if (isKnown && asked.surface !== 'search') return [];
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
