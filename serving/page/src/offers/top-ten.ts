import type { Makings } from '../makings.ts';
import type { RowFamily } from '../row-offer.ts';
import { givenOffer } from './offer.ts';

/** What the most profiles of the country watched: the same ten for everybody there, wherever they stand on the page. */
export const topTen = (makings: Makings): RowFamily => ({
	name: 'top-10',
	onFailure: 'skip', // the page has other rows
	find: (query) => {
		const list = makings.topTen(query.now, query.circumstances.country);
		if (list === undefined) return [];
		const known = list.entries.flatMap(({ titleId, ...entry }) => {
			const index = makings.catalogue.indexOf(titleId);
			return index === undefined ? [] : [{ index, ...entry }];
		});
		const sentences = new Map(known.map(({ index, sentence }) => [index, sentence]));
		return [
			givenOffer(
				{
					id: 'top-10',
					family: 'top-10',
					heading: list.heading,
					evidence: { sentence: 'What the most viewers watched', source: 'top-10' },
					countedIn: list.countedIn,
					titles: known.map(({ index }) => index),
					ranks: new Map(known.map(({ index, rank }) => [index, rank])),
					evidenceFor: ({ index }) => ({ sentence: sentences.get(index)!, source: 'top-10' }),
				},
				query,
			),
		];
	},
});
