import type { Title } from '@marquee/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { catalogueOf, withTitles } from './catalogue.ts';

const aTitle: fc.Arbitrary<Title> = fc.record({
	titleId: fc.stringMatching(/^t[0-9]{1,2}$/),
	name: fc.string({ minLength: 1, maxLength: 20 }),
	genres: fc.array(fc.constantFrom('Drama', 'Comedy', 'Film-Noir', 'constructor'), {
		maxLength: 4,
	}),
});
const someTitles = fc.uniqueArray(aTitle, { selector: ({ titleId }) => titleId, maxLength: 40 });

test('index and id lead to one another, and the order is the one given', () => {
	fc.assert(
		fc.property(someTitles, (titles) => {
			const catalogue = catalogueOf(titles);
			expect(catalogue.titles).toEqual(titles);
			for (const [index, title] of titles.entries()) {
				expect(catalogue.indexOf(catalogue.idAt(index))).toBe(index);
				expect(catalogue.title(title.titleId)).toBe(title);
			}
		}),
	);
});

test('a title stands once under each of its genres and under no other', () => {
	fc.assert(
		fc.property(someTitles, (titles) => {
			const catalogue = catalogueOf(titles);
			for (const genre of catalogue.genres)
				expect(catalogue.ofGenre(genre)).toEqual(
					titles.flatMap((title, index) => (title.genres.includes(genre) ? [index] : [])),
				);
			expect(catalogue.genres).toEqual([...new Set(titles.flatMap(({ genres }) => genres))].sort());
		}),
	);
});

test('adding titles moves no index, loses no title, and leaves the catalogue it began with alone', () => {
	fc.assert(
		fc.property(someTitles, fc.array(aTitle, { maxLength: 40 }), (before, additions) => {
			const known = catalogueOf(before);
			const grown = withTitles(known, additions);
			expect(known.titles).toEqual(before);
			for (const { titleId } of before) expect(grown.indexOf(titleId)).toBe(known.indexOf(titleId));
			for (const { titleId } of additions)
				expect(grown.title(titleId)).toBe(additions.findLast((one) => one.titleId === titleId));
		}),
	);
});

test('what nobody has is absent, even under a name that every object knows', () => {
	const catalogue = catalogueOf([{ titleId: 't1', name: 'One', genres: [] }]);
	expect(catalogue.title('constructor')).toBeUndefined();
	expect(catalogue.indexOf('t2')).toBeUndefined();
	expect(catalogue.ofGenre('toString')).toEqual([]);
	expect(() => catalogue.idAt(1)).toThrow(RangeError);
});

test('two titles with one id are refused with both places', () => {
	const twice: Title[] = ['t1', 't2', 't1'].map((titleId) => ({ titleId, name: 'x', genres: [] }));
	expect(() => catalogueOf(twice)).toThrow(/catalogue-title-twice.*titles 1 and 3/);
});
