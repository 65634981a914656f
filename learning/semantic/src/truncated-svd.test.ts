import { seededRandom } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type SparseRows, sparseRows, times, transposedTimes } from './sparse-rows.ts';
import { truncatedSvd } from './truncated-svd.ts';

const anyMatrix = fc
	.record({
		rows: fc.integer({ min: 1, max: 40 }),
		columns: fc.integer({ min: 1, max: 40 }),
		density: fc.double({ min: 0.05, max: 1, noNaN: true }),
		seed: fc.nat(),
	})
	.map(({ rows, columns, density, seed }) => {
		const random = seededRandom(seed, 'matrix');
		const drawn = Array.from({ length: rows }, () => {
			const places = Array.from({ length: columns }, (_, column) => column);
			return new Map(
				places.filter(() => random.next() < density).map((at) => [at, random.normal()]),
			);
		});
		return sparseRows(drawn, columns);
	});

const dense = ({ rows, columns, offsets, indices, values }: SparseRows): number[][] =>
	Array.from({ length: rows }, (_, r) => {
		const row = new Array<number>(columns).fill(0);
		for (let at = offsets[r]!; at < offsets[r + 1]!; at++) row[indices[at]!] = values[at]!;
		return row;
	});

test('products with a sparse matrix are those with the same matrix written out', () => {
	fc.assert(
		fc.property(anyMatrix, (a) => {
			const width = 3;
			const full = dense(a);
			const x = Float64Array.from({ length: a.columns * width }, (_, at) => Math.sin(at));
			const z = Float64Array.from({ length: a.rows * width }, (_, at) => Math.cos(at));
			const [y, back] = [times(a, x, width), transposedTimes(a, z, width)];
			for (let r = 0; r < a.rows; r++)
				for (let d = 0; d < width; d++)
					expect(y[r * width + d]).toBeCloseTo(
						full[r]!.reduce((sum, value, c) => sum + value * x[c * width + d]!, 0),
						8,
					);
			for (let c = 0; c < a.columns; c++)
				expect(back[c * width]).toBeCloseTo(
					full.reduce((sum, row, r) => sum + row[c]! * z[r * width]!, 0),
					8,
				);
		}),
	);
});

test('all directions together are the matrix again, whatever its rank', () => {
	fc.assert(
		fc.property(anyMatrix, (a) => {
			const { left, values, right, width } = truncatedSvd(a, 40, seededRandom(1));
			for (const [r, row] of dense(a).entries())
				for (const [c, value] of row.entries()) {
					let sum = 0;
					for (let d = 0; d < width; d++)
						sum += left[r * width + d]! * values[d]! * right[c * width + d]!;
					expect(sum).toBeCloseTo(value, 5);
				}
			for (let d = 1; d < width; d++) expect(values[d]!).toBeLessThanOrEqual(values[d - 1]!);
		}),
	);
});

test('a few directions are orthonormal and hold as much as any so many can', () => {
	const random = seededRandom(3, 'matrix');
	const [rows, columns, kept] = [120, 90, 5];
	const strong = Array.from({ length: kept }, (_, d) => ({
		left: Array.from({ length: rows }, random.normal),
		right: Array.from({ length: columns }, random.normal),
		weight: 10 - d,
	}));
	const a = sparseRows(
		Array.from({ length: rows }, (_, r) => {
			const entry = (c: number) =>
				strong.reduce((sum, { left, right, weight }) => sum + weight * left[r]! * right[c]!, 0);
			return new Map(
				Array.from({ length: columns }, (_, c) => [c, entry(c) + 0.01 * random.normal()] as const),
			);
		}),
		columns,
	);
	const whole = truncatedSvd(a, columns, seededRandom(4));
	const few = truncatedSvd(a, kept, seededRandom(5));
	for (let d = 0; d < kept; d++) expect(few.values[d]! / whole.values[d]!).toBeCloseTo(1, 6);
	for (const [side, length] of [
		[few.left, rows],
		[few.right, columns],
	] as const)
		for (let d = 0; d < kept; d++)
			for (let e = 0; e <= d; e++) {
				let product = 0;
				for (let at = 0; at < length; at++) product += side[at * kept + d]! * side[at * kept + e]!;
				expect(product).toBeCloseTo(d === e ? 1 : 0, 6);
			}
});

test('a matrix of zeros has no direction', () => {
	const none = truncatedSvd(sparseRows([new Map(), new Map()], 3), 2, seededRandom(1));
	expect(none.width).toBe(0);
	expect(() => truncatedSvd(sparseRows([], 3), 0, seededRandom(1))).toThrow(RangeError);
});
