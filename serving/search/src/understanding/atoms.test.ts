import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alignmentCost } from './alignment-cost.ts';
import { asciiDigits, atomsOf, keyOf, mostAtoms } from './atoms.ts';
import { withinOneEdit } from './one-edit.ts';

const key = (text: string) => keyOf(atomsOf(text));

test('one phrase has one key, however it is spaced, signed and cased', () => {
	expect(key('Sci-Fi')).toBe(key('SCI  fi!'));
	expect(key('韓国映画')).toBe(key('韓国 映画'));
	expect(key('90-х')).toBe(key('90х'));
	expect(key("90's")).toBe(key('90s'));
	expect(key('ไทย')).toBe(key(' ไทย '));
});

test('numbers that may be decades stand for any of them', () => {
	expect(key('90s')).toBe(key('1980s'));
	expect(key('95s')).not.toBe(key('90s'));
	expect(atomsOf('1990 90 20 1985 2990').map(({ decade }) => decade)).toEqual([
		1990,
		1990,
		2020,
		undefined,
		undefined,
	]);
});

test('digits of all scripts are the same digits', () => {
	for (const digits of ['1987', '١٩٨٧', '۱۹۸۷', '१९८७', '১৯৮৭', '１９８７', '๑๙๘๗', '𝟏𝟗𝟖𝟕'])
		expect(asciiDigits(digits)).toBe('1987');
});

test('atoms lie within the text, in order, and a long text costs no more than a query', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (text) => {
			let end = 0;
			for (const { from, to, folded } of atomsOf(text)) {
				expect(from).toBeGreaterThanOrEqual(end);
				expect(to).toBeGreaterThan(from);
				expect(to).toBeLessThanOrEqual(text.length);
				expect(folded).not.toBe('');
				end = to;
			}
		}),
	);
	expect(atomsOf('word '.repeat(5_000))).toHaveLength(mostAtoms);
});

const word = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 7 });

test('one edit is what the distance says is one', () => {
	fc.assert(
		fc.property(word, word, (one, other) => {
			expect(withinOneEdit(one, other)).toBe(alignmentCost(one, other) <= 1);
			expect(alignmentCost(one, other)).toBe(alignmentCost(other, one));
		}),
		{ numRuns: 1_000 },
	);
});
