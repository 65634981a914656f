import type { Title } from '@marquee/contracts';

/** What sorts of things can be known of a title, in the order of the vocabulary. */
export const attributeKinds = [
	'genre',
	'decade',
	'year',
	'person',
	'tag',
	'language',
	'country',
	'word',
] as const;

export type AttributeKind = (typeof attributeKinds)[number];

/** One of something for every kind. */
export const byKind = <Value>(make: (kind: AttributeKind) => Value): Record<AttributeKind, Value> =>
	Object.fromEntries(attributeKinds.map((kind) => [kind, make(kind)])) as Record<
		AttributeKind,
		Value
	>;

/** Everything that a title says of itself, by kind, each value once; nothing where it says nothing. */
export const valuesOf = (title: Title): Readonly<Record<AttributeKind, ReadonlySet<string>>> => ({
	genre: new Set(title.genres),
	decade: new Set(title.year === undefined ? [] : [String(title.year - (title.year % 10))]),
	year: new Set(title.year === undefined ? [] : [String(title.year)]),
	person: new Set(title.people),
	tag: new Set(title.tags),
	language: new Set(title.originalLanguage?.split('-').slice(0, 1)), // pt-BR is Portuguese
	country: new Set(title.countries),
	word: wordsOf(title.name),
});

/** Letters in a row, with the marks that belong to them: apostrophes and digits part words. */
const word = /[\p{L}\p{M}]+/gu;
const fewestLetters = 3;

function wordsOf(name: string): ReadonlySet<string> {
	const folded = name.normalize('NFKC').toLowerCase();
	const found = Array.from(folded.matchAll(word), ([letters]) => letters);
	return new Set(found.filter((letters) => [...letters].length >= fewestLetters));
}
