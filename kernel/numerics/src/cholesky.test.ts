import { seededRandom } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { choleskyFactor, choleskySolve, invertPositiveDefinite } from './cholesky.ts';

/** X Xᵀ + I with X (n, n) standard normal: positive definite, and no better conditioned than real Gram matrices. */
function randomPositiveDefinite(n: number, seed: number): Float64Array {
	const random = seededRandom(seed, 'matrix');
	const x = Float64Array.from({ length: n * n }, random.normal);
	const a = new Float64Array(n * n);
	for (let i = 0; i < n; i++)
		for (let j = 0; j < n; j++) {
			let total = i === j ? 1 : 0;
			for (let k = 0; k < n; k++) total += x[i * n + k]! * x[j * n + k]!;
			a[i * n + j] = total;
		}
	return a;
}

/** Gauss-Jordan elimination with partial pivoting: another algorithm for the same inverse. */
function inverseByElimination(a: Float64Array, n: number): number[][] {
	const rows = Array.from({ length: n }, (_, i) => [
		...a.subarray(i * n, (i + 1) * n),
		...Array.from({ length: n }, (_, j) => (i === j ? 1 : 0)),
	]);
	for (let p = 0; p < n; p++) {
		let best = p;
		for (let i = p; i < n; i++) if (Math.abs(rows[i]![p]!) > Math.abs(rows[best]![p]!)) best = i;
		[rows[p], rows[best]] = [rows[best]!, rows[p]!];
		const scaled = rows[p]!.map((value) => value / rows[p]![p]!);
		rows[p] = scaled;
		for (let i = 0; i < n; i++)
			if (i !== p) {
				const times = rows[i]![p]!;
				rows[i] = rows[i]!.map((value, k) => value - times * scaled[k]!);
			}
	}
	return rows.map((row) => row.slice(n));
}

const sizes = fc.oneof(fc.integer({ min: 1, max: 12 }), fc.constantFrom(63, 64, 65, 70, 131));

test('the inverse by Cholesky is the inverse by Gauss-Jordan elimination, at sizes on and off the block', () => {
	fc.assert(
		fc.property(sizes, fc.nat(), (n, seed) => {
			const a = randomPositiveDefinite(n, seed);
			const expected = inverseByElimination(a, n);
			invertPositiveDefinite(a, n);
			for (let i = 0; i < n; i++)
				for (let j = 0; j < n; j++) expect(a[i * n + j]).toBeCloseTo(expected[i]![j]!, 8);
		}),
		{ numRuns: 25 },
	);
});

test('the factor times its transpose is the matrix again', () => {
	fc.assert(
		fc.property(sizes, fc.nat(), (n, seed) => {
			const a = randomPositiveDefinite(n, seed);
			const factor = a.slice();
			choleskyFactor(factor, n);
			for (let i = 0; i < n; i++)
				for (let j = 0; j <= i; j++) {
					let product = 0;
					for (let k = 0; k <= j; k++) product += factor[i * n + k]! * factor[j * n + k]!;
					expect(product).toBeCloseTo(a[i * n + j]!, 8);
				}
		}),
		{ numRuns: 25 },
	);
});

test('the solution of a system, put back into it, gives the right-hand side', () => {
	fc.assert(
		fc.property(sizes, fc.nat(), (n, seed) => {
			const a = randomPositiveDefinite(n, seed);
			const random = seededRandom(seed, 'right-hand side');
			const b = Float64Array.from({ length: n }, random.normal);
			const factor = a.slice();
			choleskyFactor(factor, n);
			const x = b.slice();
			choleskySolve(factor, n, x);
			for (let i = 0; i < n; i++)
				expect(x.reduce((total, xj, j) => total + a[i * n + j]! * xj, 0)).toBeCloseTo(b[i]!, 7);
		}),
		{ numRuns: 25 },
	);
});

test('what stands above the diagonal is never read', () => {
	const n = 70;
	const whole = randomPositiveDefinite(n, 3);
	const lowerOnly = whole.map((value, at) => (at % n > Math.floor(at / n) ? Number.NaN : value));
	invertPositiveDefinite(whole, n);
	invertPositiveDefinite(lowerOnly, n);
	expect(lowerOnly).toEqual(whole);
});

test('a matrix that is not positive definite is refused with the pivot', () => {
	expect(() => choleskyFactor(Float64Array.of(1, 2, 2, 1), 2)).toThrow('pivot 1 is -3');
	expect(() => choleskyFactor(Float64Array.of(Number.NaN), 1)).toThrow('pivot 0 is NaN');
	expect(() => choleskyFactor(new Float64Array(5), 2)).toThrow('5 values are no 2 × 2 matrix');
});
