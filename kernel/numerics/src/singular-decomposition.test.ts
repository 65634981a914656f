import { seededRandom } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearestOrthogonal } from './nearest-orthogonal.ts';
import { singularDecomposition } from './singular-decomposition.ts';

/** Standard normal numbers times `scale`, of `rank` directions: X Yᵀ with X, Y (n, rank). */
function randomMatrix(n: number, rank: number, seed: number, scale = 1): Float64Array {
	const random = seededRandom(seed, 'matrix');
	const x = Float64Array.from({ length: n * rank }, random.normal);
	const y = Float64Array.from({ length: n * rank }, random.normal);
	return Float64Array.from({ length: n * n }, (_, at) => {
		const [i, j] = [Math.floor(at / n), at % n];
		let total = 0;
		for (let k = 0; k < rank; k++) total += x[i * rank + k]! * y[j * rank + k]!;
		return scale * total;
	});
}

/** A Bᵀ by the schoolbook. */
const product = (a: Float64Array, b: Float64Array, n: number): Float64Array =>
	Float64Array.from({ length: n * n }, (_, at) => {
		const [i, j] = [Math.floor(at / n), at % n];
		let total = 0;
		for (let k = 0; k < n; k++) total += a[i * n + k]! * b[j * n + k]!;
		return total;
	});

const transposed = (a: Float64Array, n: number): Float64Array =>
	a.map((_, at) => a[(at % n) * n + Math.floor(at / n)]!);

const farthest = (a: Float64Array, b: Float64Array): number =>
	a.reduce((most, value, at) => Math.max(most, Math.abs(value - b[at]!)), 0);

const unit = (n: number) =>
	Float64Array.from({ length: n * n }, (_, at) => (at % (n + 1) === 0 ? 1 : 0));

const cases = fc
	.tuple(fc.integer({ min: 1, max: 14 }), fc.nat(), fc.constantFrom(1e-200, 1e-3, 1, 1e200))
	.chain(([n, seed, scale]) =>
		fc.integer({ min: 0, max: n }).map((rank) => ({ n, scale, rank, seed })),
	);

test('U Σ Vᵀ is the matrix again, U and V are orthogonal, Σ falls, of any rank and scale', () => {
	fc.assert(
		fc.property(cases, ({ n, rank, seed, scale }) => {
			const a = randomMatrix(n, rank, seed, scale);
			const { left, values, right } = singularDecomposition(a, n);
			const scaled = left.map((value, at) => value * values[at % n]!);
			expect(farthest(product(scaled, right, n), a) / scale).toBeLessThan(1e-11);
			for (const side of [left, right])
				expect(farthest(product(side, side, n), unit(n))).toBeLessThan(1e-12);
			expect(values).toEqual(values.toSorted((x, y) => y - x));
			expect(values.every((value) => value >= 0)).toBe(true);
			expect(values.filter((value) => value > 0).length).toBe(rank);
		}),
	);
});

test('the values squared are the roots of AᵀA as two-sided Jacobi finds them', () => {
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 12 }), fc.nat(), (n, seed) => {
			const a = randomMatrix(n, n, seed);
			const turned = transposed(a, n);
			const roots = eigenvalues(product(turned, turned, n), n);
			const { values } = singularDecomposition(a, n);
			for (const [i, value] of values.entries())
				expect(Math.abs(value * value - roots[i]!)).toBeLessThan(1e-10 * roots[0]!);
		}),
		{ numRuns: 40 },
	);
});

/** Classical two-sided Jacobi: the largest entry beside the diagonal is turned away until none is left. Largest first. */
function eigenvalues(symmetric: Float64Array, n: number): number[] {
	const a = Array.from({ length: n }, (_, i) => [...symmetric.subarray(i * n, (i + 1) * n)]);
	for (;;) {
		const [p, q] = largestBeside(a);
		const trace = a.reduce((total, row, i) => total + Math.abs(row[i]!), 0);
		if (n === 1 || Math.abs(a[p]![q]!) <= 1e-15 * trace)
			return a.map((row, i) => row[i]!).sort((x, y) => y - x);
		const angle = Math.atan2(2 * a[p]![q]!, a[q]![q]! - a[p]![p]!) / 2;
		const [c, s] = [Math.cos(angle), Math.sin(angle)];
		for (const row of a) [row[p], row[q]] = [c * row[p]! - s * row[q]!, s * row[p]! + c * row[q]!];
		const [top, low] = [a[p]!, a[q]!];
		a[p] = top.map((x, k) => c * x - s * low[k]!);
		a[q] = top.map((x, k) => s * x + c * low[k]!);
	}
}

function largestBeside(a: readonly (readonly number[])[]): readonly [number, number] {
	let largest: readonly [number, number] = [0, Math.min(1, a.length - 1)];
	for (const [i, row] of a.entries())
		for (let j = i + 1; j < row.length; j++)
			if (Math.abs(row[j]!) > Math.abs(a[largest[0]]![largest[1]]!)) largest = [i, j];
	return largest;
}

test('of a symmetric matrix without negative eigenvalues, left and right are the same', () => {
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 12 }), fc.nat(), (n, seed) => {
			const x = randomMatrix(n, n, seed);
			const { left, right } = singularDecomposition(product(x, x, n), n);
			const { values } = singularDecomposition(x, n);
			// What the smallest values say of direction is lost in squaring.
			fc.pre(values[n - 1]! > 1e-2 * values[0]!);
			expect(farthest(left, right)).toBeLessThan(1e-8);
		}),
		{ numRuns: 40 },
	);
});

test('the same numbers in other words: of every right direction the largest entry is above zero', () => {
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 9 }), fc.nat(), (n, seed) => {
			const { right } = singularDecomposition(randomMatrix(n, n, seed), n);
			const rows = transposed(right, n);
			for (let i = 0; i < n; i++) {
				const row = [...rows.subarray(i * n, (i + 1) * n)];
				const most = Math.max(...row.map(Math.abs));
				expect(row.find((value) => Math.abs(value) === most)).toBeGreaterThan(0);
			}
		}),
	);
});

test('a matrix with a number that is none, or with too few, is refused with it', () => {
	expect(() => singularDecomposition(Float64Array.of(1, Number.NaN, 0, 1), 2)).toThrow('NaN');
	expect(() => singularDecomposition(new Float64Array(5), 2)).toThrow('5 values are no 2 × 2');
});

/** Newton's iteration for the polar factor, X ← (X + X⁻ᵀ) / 2: another way to the nearest orthogonal matrix. */
function polarFactor(a: Float64Array, n: number): Float64Array {
	let x = a;
	for (let step = 0; step < 60; step++) {
		const inverse = inverseOf(x, n);
		x = x.map((value, at) => (value + inverse[(at % n) * n + Math.floor(at / n)]!) / 2);
	}
	return x;
}

/** By Cramer's rule, column by column: slow, and unlike anything that is tested. */
function inverseOf(a: Float64Array, n: number): Float64Array {
	const rows = Array.from({ length: n }, (_, i) => [...a.subarray(i * n, (i + 1) * n)]);
	const whole = determinant(rows);
	return a.map((_, at) => {
		const [i, j] = [Math.floor(at / n), at % n];
		const minor = rows.toSpliced(j, 1).map((row) => row.toSpliced(i, 1));
		return ((i + j) % 2 === 0 ? 1 : -1) * (determinant(minor) / whole);
	});
}

const determinant = (rows: readonly (readonly number[])[]): number =>
	rows.length === 0
		? 1
		: rows[0]!.reduce((total, value, j) => {
				const minor = rows.slice(1).map((row) => row.toSpliced(j, 1));
				return total + (j % 2 === 0 ? value : -value) * determinant(minor);
			}, 0);

test('the nearest orthogonal matrix by decomposition is the polar factor by Newton’s iteration', () => {
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 4 }), fc.nat(), (n, seed) => {
			const a = randomMatrix(n, n, seed);
			const { values } = singularDecomposition(a, n);
			fc.pre(values[n - 1]! > 1e-3 * values[0]!);
			expect(farthest(nearestOrthogonal(a, n), polarFactor(a, n))).toBeLessThan(1e-8);
		}),
		{ numRuns: 40 },
	);
});

test('an orthogonal matrix is the nearest to itself, and nothing at all is nearest to standing still', () => {
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(), (n, seed) => {
			const turn = nearestOrthogonal(randomMatrix(n, n, seed), n);
			expect(farthest(product(turn, turn, n), unit(n))).toBeLessThan(1e-12);
			expect(farthest(nearestOrthogonal(turn, n), turn)).toBeLessThan(1e-12);
		}),
		{ numRuns: 30 },
	);
	expect(nearestOrthogonal(new Float64Array(9), 3)).toEqual(unit(3));
});
