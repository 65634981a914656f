import type { Title } from '@marquee/contracts';
import { decadeOf, type KnownGround, unexplored } from '@marquee/retrieval';
import type { Makings } from '../makings.ts';
import type { RowFamily } from '../row-offer.ts';
import { rankedOffer } from './offer.ts';

/** What the profile would like, in genres or from decades that it has not touched. To a new profile everything is new. */
export function newToYou(makings: Makings): RowFamily {
	const source = unexplored(makings.catalogue, makings.policy.retrieved);
	return {
		name: 'new-to-you',
		onFailure: 'skip', // the page has other rows
		find: async (query, context) => {
			if (query.viewer.isNew || query.taste === undefined) return [];
			const found = await source.find(query, context);
			const { name } = source;
			return [
				rankedOffer(
					{
						id: 'new-to-you',
						family: 'new-to-you',
						heading: 'New to you',
						evidence: { sentence: 'Genres and decades that you have not tried', source: name },
						found: { indices: Int32Array.from(found, ({ index }) => index) },
						evidenceFor: ({ title }) => ({
							sentence: `New to you: ${whatIsNew(title, query.knownGround)}`,
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

/** What is new about a title that was admitted: a genre, or else its decade. */
const whatIsNew = ({ genres, year }: Title, known: KnownGround): string =>
	genres.find((genre) => !known.genres.has(genre)) ?? `the ${decadeOf(year!)}s`;
