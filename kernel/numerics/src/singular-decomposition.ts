import { dot } from './row-products.ts';

/** A = U Σ Vᵀ of a square matrix; every matrix is row-major, (n, n). */
export interface SingularDecomposition {
	/** U: orthonormal columns, also where A has fewer than n directions. */
	readonly left: Float64Array; // (n, n)
	/** Σ: largest first, none below zero; exactly zero where rounding is all that is left. */
	readonly values: Float64Array; // (n)
	/** V: orthonormal columns, of each the largest entry (the first of equals) above zero. */
	readonly right: Float64Array; // (n, n)
}

/** Ten sweeps are many; what is not done by then has no end. */
const mostSweeps = 60;

/**
 * The singular value decomposition of a square matrix (n, n), the same for the same numbers on every machine.
 *
 *   A = U Σ Vᵀ,   A V = U Σ
 *
 * One-sided Jacobi: pairs of columns of A are turned in their plane until all are orthogonal; what they were turned by
 * is V, their lengths are Σ, their directions U. Small values come out nearly as exact as large ones. About ten sweeps
 * of 3n³ multiply-adds: for n up to some hundreds. Of a symmetric matrix without negative eigenvalues it is the eigen
 * decomposition.
 *
 * @throws {RangeError} if there are not n² numbers, or one is not finite.
 * @paper Demmel, Veselić: Jacobi's Method is More Accurate than QR. SIAM J. Matrix Anal. Appl. 13(4), 1992.
 */
export function singularDecomposition(a: Float64Array, n: number): SingularDecomposition {
	if (a.length !== n * n) throw new RangeError(`${a.length} values are no ${n} × ${n} matrix`);
	const scale = a.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
	if (!Number.isFinite(scale)) throw new RangeError(`a matrix with ${scale} has no decomposition`);
	const columns = transposed(a, n).map((value) => value / (scale || 1)); // squares stay finite
	const turns = unitMatrix(n);
	const nothing = n * Number.EPSILON * Math.sqrt(dot(columns, columns, 0, 0, n * n));
	orthogonalise(columns, turns, n, nothing);

	const lengths = Float64Array.from({ length: n }, (_, i) => lengthOf(columns, i, n));
	const order = Array.from(lengths.keys()).sort((i, j) => lengths[j]! - lengths[i]! || i - j);
	const values = Float64Array.from(order, (i) => (lengths[i]! > nothing ? lengths[i]! * scale : 0));
	const left = new Float64Array(n * n);
	const right = new Float64Array(n * n);
	for (const [to, from] of order.entries()) {
		const turn = turns.subarray(from * n, (from + 1) * n);
		const sign = signOf(turn);
		const inverse = values[to]! > 0 ? sign / lengths[from]! : 0;
		for (let k = 0; k < n; k++) {
			right[to * n + k] = sign * turn[k]!;
			left[to * n + k] = inverse * columns[from * n + k]!;
		}
	}
	completeRows(left, n, values.indexOf(0));
	return { left: transposed(left, n), values, right: transposed(right, n) };
}

/** Turns the rows of `columns` (columns of A) against each other until all are orthogonal, and those of `turns` along. */
function orthogonalise(columns: Float64Array, turns: Float64Array, n: number, nothing: number) {
	for (let sweep = 0; sweep < mostSweeps; sweep++) {
		let turned = false;
		for (let p = 0; p < n; p++)
			for (let q = p + 1; q < n; q++)
				turned = orthogonalPair(columns, turns, n, p, q, nothing) || turned;
		if (!turned) return;
	}
	throw new RangeError(`${mostSweeps} sweeps left a ${n} × ${n} matrix undecomposed`);
}

function orthogonalPair(
	columns: Float64Array,
	turns: Float64Array,
	n: number,
	p: number,
	q: number,
	nothing: number,
): boolean {
	const a = dot(columns, columns, p * n, p * n, n);
	const b = dot(columns, columns, q * n, q * n, n);
	const both = dot(columns, columns, p * n, q * n, n);
	const isRounding = Math.min(a, b) <= nothing * nothing;
	if (isRounding || Math.abs(both) <= n * Number.EPSILON * Math.sqrt(a * b)) return false;
	const cotangent = (b - a) / (2 * both); // of twice the angle
	const tangent = (cotangent < 0 ? -1 : 1) / (Math.abs(cotangent) + Math.hypot(1, cotangent));
	const cosine = 1 / Math.hypot(1, tangent);
	turnRows(columns, n, p, q, cosine, cosine * tangent);
	turnRows(turns, n, p, q, cosine, cosine * tangent);
	return true;
}

// biome-ignore format: two rows, one plane
function turnRows(rows: Float64Array, n: number, p: number, q: number, cosine: number, sine: number): void {
	for (let k = 0, i = p * n, j = q * n; k < n; k++, i++, j++) {
		const x = rows[i]!;
		const y = rows[j]!;
		rows[i] = cosine * x - sine * y;
		rows[j] = sine * x + cosine * y;
	}
}

/** Fills the rows from `first` on so that all n are orthonormal: each the axis of which the rows before hold least. */
function completeRows(rows: Float64Array, n: number, first: number): void {
	if (first < 0) return;
	for (let row = first; row < n; row++) {
		const own = rows.subarray(row * n, (row + 1) * n);
		own[leastHeldAxis(rows, row, n)] = 1;
		leaveRows(own, rows, row, n);
		const length = lengthOf(rows, row, n); // no less than 1/√n: once over is orthogonal enough
		for (let k = 0; k < n; k++) own[k]! /= length;
	}
}

function leastHeldAxis(rows: Float64Array, before: number, n: number): number {
	const held = new Float64Array(n);
	for (let i = 0; i < before * n; i++) held[i % n]! += rows[i]! * rows[i]!;
	return held.indexOf(Math.min(...held));
}

/** Takes out of `own` what lies along the rows before. */
function leaveRows(own: Float64Array, rows: Float64Array, before: number, n: number): void {
	for (let i = 0; i < before; i++) {
		const along = dot(rows, own, i * n, 0, n);
		for (let k = 0; k < n; k++) own[k]! -= along * rows[i * n + k]!;
	}
}

const lengthOf = (rows: Float64Array, row: number, n: number): number =>
	Math.sqrt(dot(rows, rows, row * n, row * n, n));

function signOf(row: Float64Array): 1 | -1 {
	const largest = row.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0);
	return largest < 0 ? -1 : 1;
}

function unitMatrix(n: number): Float64Array {
	const unit = new Float64Array(n * n);
	for (let i = 0; i < n; i++) unit[i * n + i] = 1;
	return unit;
}

function transposed(a: Float64Array, n: number): Float64Array {
	const turned = new Float64Array(n * n);
	for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) turned[j * n + i] = a[i * n + j]!;
	return turned;
}
