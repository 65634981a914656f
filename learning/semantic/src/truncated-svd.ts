import { singularDecomposition } from '@marquee/numerics';
import type { Random } from '@marquee/units';
import { type SparseRows, times, transposedTimes } from './sparse-rows.ts';
import { gram, orthonormal, type Tall, timesTransposed } from './tall-matrix.ts';

/** A ≈ U Σ Vᵀ in the directions in which A is largest. */
export interface TruncatedSvd {
	/** U. */
	readonly left: Float64Array; // (rows, D)
	/** Σ, largest first; all above zero. */
	readonly values: Float64Array; // (D)
	/** V. */
	readonly right: Float64Array; // (columns, D)
	/** D: as many as were asked for, or as the matrix has. */
	readonly width: number;
}

/** Directions beside the wanted ones: they take up what would blur the last wanted one. */
const spare = 16;

/** Times that the matrix is looked through from both sides: word counts fall off slowly, one is too few. */
const rounds = 2;

/** A singular value that is smaller beside the largest is rounding. */
const nothing = 1e-6;

/**
 * The D largest singular values of a sparse matrix with their directions.
 *
 *   Q = orth((A Aᵀ)² A Ω),   B = Aᵀ Q,   BᵀB = W Σ² Wᵀ,   U = Q W,   V = B W Σ⁻¹
 *
 * The start is drawn; what comes out depends on it in the last digits, but for the smallest values.
 *
 * @throws {RangeError} if D is not a whole number above zero.
 * @paper Halko, Martinsson, Tropp: Finding Structure with Randomness. SIAM Review 53(2), 2011.
 */
export function truncatedSvd(a: SparseRows, wanted: number, random: Random): TruncatedSvd {
	if (!(Number.isInteger(wanted) && wanted > 0)) throw new RangeError(`${wanted} directions`);
	const width = Math.min(wanted + spare, a.rows, a.columns);
	const start = Float64Array.from({ length: a.columns * width }, random.normal);
	let y: Tall = { values: times(a, start, width), rows: a.rows, width };
	for (let round = 0; round < rounds; round++) {
		const q = orthonormal(y);
		y = { ...y, values: times(a, transposedTimes(a, q.values, width), width) };
	}
	const q = orthonormal(orthonormal(y));
	const b: Tall = { values: transposedTimes(a, q.values, width), rows: a.columns, width };
	const { left: turn, values: squares } = singularDecomposition(gram(b), width);
	const values = squares
		.map(Math.sqrt)
		.filter((value, at, all) => at < wanted && value > nothing * all[0]!);
	return {
		left: timesTransposed(
			q,
			firstColumns(
				turn,
				width,
				values.map(() => 1),
			),
		).values,
		values,
		right: timesTransposed(
			b,
			firstColumns(
				turn,
				width,
				values.map((value) => 1 / value),
			),
		).values,
		width: values.length,
	};
}

/** The first columns of a square matrix as rows, scaled. `// (scales, n)` */
function firstColumns(square: Float64Array, n: number, scales: Float64Array): Float64Array {
	return Float64Array.from(
		{ length: scales.length * n },
		(_, at) => scales[Math.floor(at / n)]! * square[(at % n) * n + Math.floor(at / n)]!,
	);
}
