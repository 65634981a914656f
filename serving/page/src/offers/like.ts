import type { Makings } from '../makings.ts';
import type { BrowseAsked } from '../page-request.ts';
import type { RowFamily } from '../row-offer.ts';
import { rankedOffer } from './offer.ts';
import { shelfRow } from './shelves.ts';

/** Rows around one title: what is like it, what its viewers also watched, who else its people worked with. */
export const like = (makings: Makings): RowFamily => ({
	name: 'like',
	onFailure: 'fail', // there is nothing else on this surface
	find: (query) => {
		const { like: titleId } = query.asked as BrowseAsked;
		const { catalogue, likeness, coWatching, shelves } = makings;
		const index = titleId === undefined ? undefined : catalogue.indexOf(titleId);
		if (titleId === undefined || index === undefined) return [];
		const { name, people = [], genres } = catalogue.titles[index]!;
		const others = (indices: readonly number[]) => ({
			indices: Int32Array.from(indices.filter((other) => other !== index)),
		});
		const row = (
			family: 'because-you-watched' | 'also-watched',
			heading: string,
			source: string,
			indices: readonly number[],
		) => {
			const evidence = { sentence: heading, source, because: titleId };
			const sketch = { id: `${family}:${titleId}`, family, heading, evidence };
			return rankedOffer({ ...sketch, found: others(indices) }, query, makings);
		};
		const near = likeness.neighbours(catalogue.idAt(index))?.indices;
		const beside = coWatching.beside(index)?.indices;
		const [first, second] = genres;
		const pair = first !== undefined && second !== undefined && shelves.ofPair(first, second);
		return [
			...(near ? [row('because-you-watched', `More like ${name}`, 'similar-to', near)] : []),
			...(beside
				? [row('also-watched', `Viewers of ${name} also watched`, 'co-watched', beside)]
				: []),
			...people.slice(0, 2).map((person) =>
				shelfRow(
					{
						id: person,
						family: 'person',
						heading: `With ${person}`,
						sentence: `As in ${name}`,
						titles: shelves.ofPerson(person).filter((other) => other !== index),
					},
					query,
					makings,
				),
			),
			...(pair
				? [
						shelfRow(
							{
								id: `${first}+${second}`,
								family: 'genre-pair',
								heading: `${first} & ${second}`,
								sentence: `As ${name} is`,
								titles: pair.filter((other) => other !== index),
							},
							query,
							makings,
						),
					]
				: []),
		];
	},
});
