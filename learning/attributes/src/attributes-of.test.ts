import type { Title } from '@marquee/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attributesIn, attributesOf } from './attributes-of.ts';
import { arbitraryTitles } from './testing/arbitrary-titles.ts';
import type { TitleAttributes } from './title-attributes.ts';
import { vocabularyOf } from './vocabulary.ts';

const film = (name: string, facts: Partial<Title> = {}): Title => ({
	titleId: 't',
	name,
	genres: [],
	...facts,
});

/** A title's attributes by name. */
const told = ({ names, offsets, indices, weights }: TitleAttributes, title: number) => {
	const places = Array.from(
		{ length: offsets[title + 1]! - offsets[title]! },
		(_, at) => offsets[title]! + at,
	);
	return new Map(places.map((at) => [names[indices[at]!]!, weights[at]!]));
};

test('the square sum of a title is 1, or 0 where nothing is known, and no attribute stands twice', () => {
	fc.assert(
		fc.property(arbitraryTitles, (titles) => {
			const attributes = attributesOf(titles);
			expect(attributes.titles).toBe(titles.length);
			expect(attributes.offsets).toHaveLength(titles.length + 1);
			expect(attributes.indices).toHaveLength(attributes.offsets.at(-1)!);
			for (const title of titles.keys()) {
				const weights = [...told(attributes, title).values()];
				const row = attributes.indices.subarray(
					attributes.offsets[title]!,
					attributes.offsets[title + 1]!,
				);
				expect([...row]).toEqual([...new Set(row)].sort((a, b) => a - b));
				expect(weights.every((weight) => weight > 0)).toBe(true);
				const squares = weights.reduce((total, weight) => total + weight * weight, 0);
				expect(squares).toBeCloseTo(weights.length === 0 ? 0 : 1, 5);
			}
		}),
	);
});

test('an attribute is there if two titles have it and not all do, and then each of them has it', () => {
	fc.assert(
		fc.property(arbitraryTitles, (titles) => {
			const attributes = attributesOf(titles, { commonestWord: 1 });
			for (const genre of ['Drama', 'War', 'constructor', '__proto__']) {
				const having = titles.flatMap(({ genres }, at) => (genres.includes(genre) ? [at] : []));
				const described = [...titles.keys()].filter((at) =>
					told(attributes, at).has(`genre:${genre}`),
				);
				const tells = having.length >= 2 && having.length < titles.length;
				expect(described).toEqual(tells ? having : []);
			}
		}),
	);
});

test('a title reads the same alone as among all the others of its vocabulary', () => {
	fc.assert(
		fc.property(arbitraryTitles, (titles) => {
			const vocabulary = vocabularyOf(titles);
			const kept = JSON.parse(JSON.stringify(vocabulary)) as typeof vocabulary;
			const together = attributesIn(vocabulary, titles);
			for (const [at, title] of titles.entries())
				expect(told(attributesIn(kept, [title]), 0)).toEqual(told(together, at));
		}),
	);
});

test('the order of titles moves rows and nothing else', () => {
	fc.assert(
		fc.property(arbitraryTitles, (titles) => {
			const forward = attributesOf(titles);
			const backward = attributesOf(titles.toReversed());
			expect(backward.names).toEqual(forward.names);
			for (const at of titles.keys())
				expect(told(backward, titles.length - 1 - at)).toEqual(told(forward, at));
		}),
	);
});

test('thirty people say together as much as three, and a rare genre more than a common one', () => {
	const cast = Array.from({ length: 30 }, (_, i) => `Person ${i}`);
	const films = [
		film('One', { people: cast, genres: ['Drama', 'Western'] }),
		film('Two', { people: cast.slice(0, 3), genres: ['Drama', 'Western'] }),
		film('Six', { people: cast, genres: ['Drama'] }),
		film('Ten', { genres: ['Drama'] }),
		film('Bare'),
	];
	const attributes = attributesOf(films);
	const ofPeople = (title: number) =>
		[...told(attributes, title)]
			.filter(([name]) => name.startsWith('person:'))
			.reduce((total, [, weight]) => total + weight * weight, 0);
	expect(ofPeople(0)).toBeCloseTo(ofPeople(1), 6);
	const one = told(attributes, 0);
	expect(one.get('genre:Western')!).toBeGreaterThan(one.get('genre:Drama')!);
});

test('what only a new title has is unknown to a vocabulary that was made before it', () => {
	const vocabulary = vocabularyOf([
		film('Old', { genres: ['War'], year: 1942 }),
		film('Odd', { genres: ['War'], year: 1943 }),
		film('Bare'),
	]);
	const fresh = attributesIn(vocabulary, [film('New', { genres: ['War', 'Anime'], year: 2026 })]);
	expect([...told(fresh, 0)]).toEqual([['genre:War', 1]]);
});
