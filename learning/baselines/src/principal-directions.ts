import { addRowProducts, dot, singularDecomposition } from '@marquee/numerics';
import type { Random } from '@marquee/units';

/** Directions beside the wanted ones: they take up what would slow the last wanted one down. */
const spare = 16;

/** With the spare directions, enough for the projection to be the same in three digits. */
const rounds = 15;

/**
 * The k directions in which a symmetric positive-semidefinite matrix is largest, as orthonormal rows. `// (k, M)`
 *
 * Subspace iteration, then the small problem within the subspace. The start is drawn; what comes out does not depend on it but in
 * the last digits.
 *
 * @throws {RangeError} if k is not a whole number from 1 to M.
 * @paper Rutishauser: Simultaneous Iteration Method for Symmetric Matrices. Numerische Mathematik 1970.
 */
export function principalDirections(
	matrix: Float64Array, // (M, M)
	size: number,
	k: number,
	random: Random,
): Float64Array {
	if (!(Number.isInteger(k) && k >= 1 && k <= size))
		throw new RangeError(`${k} directions of a matrix of ${size} rows`);
	const count = Math.min(size, k + spare);
	let rows: Float64Array = Float64Array.from({ length: count * size }, random.normal); // (count, M)
	for (let round = 0; round < rounds; round++) {
		orthonormalise(rows, count, size);
		rows = products(rows, matrix, count, size);
	}
	orthonormalise(rows, count, size);
	const inner = crossed(rows, products(rows, matrix, count, size), count, size); // (count, count)
	const { left } = singularDecomposition(inner, count);
	const directions = new Float64Array(k * size);
	for (let d = 0; d < k; d++)
		for (let r = 0; r < count; r++) {
			const share = left[r * count + d]!;
			for (let i = 0; i < size; i++) directions[d * size + i]! += share * rows[r * size + i]!;
		}
	return directions;
}

/** Every row times the symmetric matrix. `// (count, M)` */
function products(
	rows: Float64Array,
	matrix: Float64Array,
	count: number,
	size: number,
): Float64Array {
	const into = new Float64Array(count * size);
	const meeting = { rowsA: [0, count], rowsB: [0, size], columns: [0, size] } as const;
	const stride = size;
	addRowProducts(
		{ values: into, stride },
		{ values: rows, stride },
		{ values: matrix, stride },
		meeting,
		1,
	);
	return into;
}

/** The inner products of the rows of one with those of the other. `// (count, count)` */
function crossed(a: Float64Array, b: Float64Array, count: number, size: number): Float64Array {
	return Float64Array.from({ length: count * count }, (_, at) =>
		dot(a, b, Math.floor(at / count) * size, (at % count) * size, size),
	);
}

/** Gram–Schmidt in place, each row twice, so that rounding leaves nothing. A row that vanishes stays zero. */
function orthonormalise(rows: Float64Array, count: number, size: number): void {
	for (let r = 0; r < count; r++) {
		for (let pass = 0; pass < 2; pass++)
			for (let before = 0; before < r; before++) {
				const along = dot(rows, rows, r * size, before * size, size);
				for (let i = 0; i < size; i++) rows[r * size + i]! -= along * rows[before * size + i]!;
			}
		const length = Math.sqrt(dot(rows, rows, r * size, r * size, size));
		const inverse = length > 1e-12 ? 1 / length : 0;
		for (let i = 0; i < size; i++) rows[r * size + i]! *= inverse;
	}
}
