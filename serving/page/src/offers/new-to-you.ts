import { newGround, unexplored } from '@marquee/retrieval';
import type { Makings } from '../makings.ts';
import type { RowFamily } from '../row-offer.ts';
import { rankedOffer } from './offer.ts';

/** What the profile would like, in genres or from decades that it has not touched. To a new profile everything is new. */
export function newToYou(makings: Makings): RowFamily {
	const source = unexplored(makings.catalogue, makings.policy.retrieved);
	return {
		name: 'new-to-you',
		onFailure: 'skip', // the page has other rows
		find: (query, context) => {
			if (query.viewer.isNew || query.taste === undefined) return [];
			const { name } = source;
			return [
				rankedOffer(
					{
						id: 'new-to-you',
						family: 'new-to-you',
						heading: 'New to you',
						evidence: { sentence: 'Genres and decades that you have not tried', source: name },
						found: source.seek(query, context),
						evidenceFor: ({ title }) => ({
							sentence: `New to you: ${newGround(title, query.knownGround)}`,
							source: name,
						}),
					},
					query,
					makings,
				),
			];
		},
	};
}
