import { seededRandom } from '@marquee/units';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isIn, titleSetOf } from '../vectors/title-set.ts';
import type { Nearest, VectorIndex, VectorTable } from '../vectors/vector-index.ts';

/** What an engine of vectors says of itself. */
export interface VectorIndexCase {
	/** The share of the true best that it finds at least; 1 is held to the very order. */
	readonly recall: number;
	/** Titles in the largest table that it is tried with. */
	readonly titles: number;
}

/**
 * What every index of vectors promises, against sorting all inner products. Vectors are corners of a cube of length 1, so
 * that products are exact in any precision and order of summing, and many are equal.
 */
export function describeVectorIndex(
	name: string,
	make: (table: VectorTable) => VectorIndex,
	{ recall, titles }: VectorIndexCase,
): void {
	const tables = fc
		.record({
			size: fc.integer({ min: recall === 1 ? 1 : titles, max: titles }),
			width: fc.constantFrom(...(recall === 1 ? [4, 16, 64] : [64])),
			seed: fc.integer(),
			n: fc.integer({ min: 1, max: recall === 1 ? titles : titles / 60 }),
			admittedShare: fc.constantFrom(1, 0.5, 0.03),
		})
		.map(({ seed, size, width, n, admittedShare }) => {
			const random = seededRandom(seed, 'corners');
			const values = corners(size + 1, width, random.next);
			const members = Array.from({ length: size }, (_, i) => i).filter(
				() => random.next() < admittedShare,
			);
			const table = { values: values.subarray(width), width };
			return { table, query: values.slice(0, width), n, size, members };
		});
	const numRuns = recall === 1 ? 150 : 4;

	describe(`${name} as an index of vectors`, () => {
		test('gives the best of all that a filter admits, best first, ties by the lower index', () => {
			fc.assert(
				fc.property(tables, ({ table, query, n, size, members }) => {
					const index = make(table);
					const answer = index.nearest(query, n, titleSetOf(size, members));
					expectBest(answer, bestOf(table, query, n, members), recall);
					const all = Array.from({ length: size }, (_, i) => i);
					expectBest(index.nearest(query, n), bestOf(table, query, n, all), recall);
				}),
				{ numRuns },
			);
		});

		test('scores are the inner products, of all titles, of some, and of those that it finds', () => {
			fc.assert(
				fc.property(tables, ({ table, query, n, size, members }) => {
					const index = make(table);
					const scores = new Float32Array(size);
					index.scores(query, scores);
					expect([...scores]).toEqual(
						Array.from({ length: size }, (_, i) => product(table, i, query)),
					);
					const twice = [...members, ...members];
					expect([...index.scoresOf(query, twice)]).toEqual(twice.map((i) => scores[i]));
					const found = index.nearest(query, n);
					expect([...found.scores]).toEqual([...found.indices].map((i) => scores[i]));
					expect([index.size, index.width]).toEqual([size, table.width]);
					expect(index.vector(size - 1)).toEqual(table.values.slice(-table.width));
				}),
				{ numRuns: Math.ceil(numRuns / 3) },
			);
		});

		test('a query, a number of titles, a set or a title that cannot be is refused', () => {
			const index = make({ values: corners(50, 4, seededRandom(1).next), width: 4 });
			const query = new Float32Array(4);
			for (const wrong of [
				() => index.nearest(new Float32Array(3), 1),
				() => index.nearest(Float32Array.of(0, Number.NaN, 0, 0), 1),
				() => index.nearest(query, -1),
				() => index.nearest(query, 1.5),
				() => index.nearest(query, 1, new Uint32Array(1)),
				() => index.scores(query, new Float32Array(49)),
				() => index.scoresOf(query, [50]),
				() => index.vector(-1),
				() => make({ values: new Float32Array(7), width: 4 }),
				() => make({ values: Float32Array.of(Number.NaN, 0, 0, 1), width: 4 }),
			])
				expect(wrong).toThrow(RangeError);
			expect(index.nearest(query, 0).indices).toHaveLength(0);
			expect(index.nearest(query, 5, titleSetOf(50, [])).indices).toHaveLength(0);
			expect(isIn(titleSetOf(50, [49]), 49)).toBe(true);
		});
	});
}

function corners(size: number, width: number, next: () => number): Float32Array {
	const side = 1 / Math.sqrt(width);
	return Float32Array.from({ length: size * width }, () => (next() < 0.5 ? side : -side));
}

function product({ values, width }: VectorTable, title: number, query: Float32Array): number {
	let sum = 0;
	for (let d = 0; d < width; d++) sum += values[title * width + d]! * query[d]!;
	return sum;
}

function bestOf(table: VectorTable, query: Float32Array, n: number, among: readonly number[]) {
	return among
		.map((title) => ({ title, score: product(table, title, query) }))
		.sort((a, b) => b.score - a.score || a.title - b.title)
		.slice(0, n);
}

function expectBest(
	{ indices, scores }: Nearest,
	expected: readonly { readonly title: number; readonly score: number }[],
	recall: number,
): void {
	expect(indices).toHaveLength(expected.length);
	if (recall === 1) {
		expect([...indices]).toEqual(expected.map(({ title }) => title));
		return;
	}
	expect(new Set(indices).size).toBe(indices.length);
	for (let i = 1; i < scores.length; i++)
		expect(
			scores[i - 1]! > scores[i]! || (scores[i - 1] === scores[i] && indices[i - 1]! < indices[i]!),
		).toBe(true);
	// A title that equals the last of the true best is as good as it.
	const least = expected.at(-1)?.score ?? 0;
	const good = [...scores].filter((score) => score >= least).length;
	expect(good).toBeGreaterThanOrEqual(recall * expected.length);
}
