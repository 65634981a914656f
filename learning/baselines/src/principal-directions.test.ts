import { seededRandom } from '@marquee/units';
import { expect, test } from 'vitest';
import { principalDirections } from './principal-directions.ts';

const size = 60;

/** A = Σ λ qqᵀ with orthonormal q that are known: Householder's reflection of the axes. */
function known(values: readonly number[]) {
	const random = seededRandom(3, 'axis');
	const axis = Float64Array.from({ length: size }, random.normal);
	const square = axis.reduce((sum, value) => sum + value * value, 0);
	const q = (k: number, i: number) => (k === i ? 1 : 0) - (2 * axis[k]! * axis[i]!) / square;
	const matrix = Float64Array.from({ length: size * size }, (_, at) =>
		values.reduce(
			(sum, value, k) => sum + value * q(k, Math.floor(at / size)) * q(k, at % size),
			0,
		),
	);
	return { matrix, q };
}

test('the directions found are those the matrix was made of, and stand at right angles', () => {
	const { matrix, q } = known(Array.from({ length: size }, (_, k) => 0.9 ** k));
	const rows = principalDirections(matrix, size, 4, seededRandom(1));
	const along = (a: (i: number) => number, b: (i: number) => number) =>
		Array.from({ length: size }, (_, i) => a(i) * b(i)).reduce((sum, value) => sum + value, 0);
	for (let d = 0; d < 4; d++) {
		const found = (i: number) => rows[d * size + i]!;
		expect(Math.abs(along(found, (i) => q(d, i)))).toBeCloseTo(1, 2);
		for (let e = 0; e <= d; e++)
			expect(along(found, (i) => rows[e * size + i]!)).toBeCloseTo(d === e ? 1 : 0, 9);
	}
});

test('another start leads to the same projection', () => {
	const { matrix } = known([8, 4, 2, 1, 0.5]);
	const [a, b] = [1, 2].map((seed) => principalDirections(matrix, size, 3, seededRandom(seed)));
	const projected = (rows: Float64Array, i: number, j: number) =>
		[0, 1, 2].reduce((sum, d) => sum + rows[d * size + i]! * rows[d * size + j]!, 0);
	for (let i = 0; i < size; i += 7)
		for (let j = 0; j < size; j += 5)
			expect(projected(a!, i, j)).toBeCloseTo(projected(b!, i, j), 8);
});

test('more directions than rows are refused', () => {
	expect(() => principalDirections(new Float64Array(4), 2, 3, seededRandom(1))).toThrow(
		'3 directions',
	);
});
