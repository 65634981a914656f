import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Pattern } from './pattern.ts';

/** The whole table, row by row: slow and plain. */
function distances(a: Uint16Array, b: Uint16Array): number[][] {
	const table = Array.from({ length: a.length + 1 }, (_, i) => [i, ...new Array(b.length).fill(0)]);
	for (let j = 0; j <= b.length; j++) table[0]![j] = j;
	for (let i = 1; i <= a.length; i++)
		for (let j = 1; j <= b.length; j++) {
			const same = a[i - 1] === b[j - 1] ? 0 : 1;
			const ways = [table[i - 1]![j]! + 1, table[i]![j - 1]! + 1, table[i - 1]![j - 1]! + same];
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
				ways.push(table[i - 2]![j - 2]! + 1);
			table[i]![j] = Math.min(...ways);
		}
	return table;
}

/** Texts of few different signs, so that they have much in common; around the borders of 32-bit words too. */
const text = (maxLength: number) =>
	fc
		.array(fc.integer({ min: 8, max: 11 }), { minLength: 0, maxLength })
		.map((signs) => Uint16Array.from(signs));
const long = fc
	.tuple(
		fc.constantFrom(31, 32, 33, 63, 64, 65, 96),
		fc.infiniteStream(fc.integer({ min: 8, max: 10 })),
	)
	.map(([length, signs]) => Uint16Array.from(signs.take(length)));

describe('a pattern', () => {
	test('has the distance that the whole table has, to a text and to the nearest of its beginnings', () => {
		const pattern = new Pattern(96);
		fc.assert(
			fc.property(fc.oneof(text(40), long), text(100), (a, b) => {
				pattern.set(a, 0, a.length).scan(b, 0, b.length);
				const last = distances(a, b).at(-1)!;
				const least = Math.min(...last);
				expect(pattern.whole).toBe(last.at(-1));
				expect(pattern.beginning).toBe(least);
				expect(pattern.beginningEnd).toBe(last.indexOf(least));
			}),
			{ numRuns: 400 },
		);
	});

	test('may be any part of a text and be compared with any part of another', () => {
		const pattern = new Pattern(96);
		fc.assert(
			fc.property(text(40), text(40), fc.nat(40), fc.nat(40), (a, b, i, j) => {
				const [from, start] = [Math.min(i, a.length), Math.min(j, b.length)];
				pattern.set(a, from, a.length).scan(b, start, b.length);
				expect(pattern.whole).toBe(distances(a.slice(from), b.slice(start)).at(-1)!.at(-1));
			}),
		);
	});

	test('a swap of neighbours is one edit, but no sign is edited twice', () => {
		const pattern = new Pattern(8).set(Uint16Array.of(8, 9), 0, 2);
		pattern.scan(Uint16Array.of(9, 8), 0, 2);
		expect(pattern.whole).toBe(1);
		pattern.set(Uint16Array.of(10, 8), 0, 2).scan(Uint16Array.of(8, 9, 10), 0, 3);
		expect(pattern.whole).toBe(3);
	});

	test('a sign that no name has is not even like itself', () => {
		const unknown = Uint16Array.of(0xffff, 8);
		const pattern = new Pattern(8).set(unknown, 0, 2);
		pattern.scan(unknown, 0, 2);
		expect(pattern.whole).toBe(1);
	});

	test('one longer than there is room for is refused', () => {
		expect(() => new Pattern(2).set(Uint16Array.of(8, 9, 10), 0, 3)).toThrow('2 signs at most');
	});
});
