/** A = Σ λᵢ vᵢ vᵢᵀ of a symmetric matrix. */
export interface SymmetricEigen {
	readonly values: Float64Array; // (n)
	/** Column i belongs to value i. */
	readonly vectors: Float64Array; // (n, n)
}

/**
 * Eigenvalues and vectors of a small symmetric matrix, which may have negative ones, by Jacobi's rotations.
 *
 * @paper Golub, Van Loan: Matrix Computations, 4th edition, section 8.5. 2013.
 */
export function symmetricEigen(matrix: ArrayLike<number>, n: number): SymmetricEigen {
	const a = Float64Array.from(matrix);
	const vectors = Float64Array.from({ length: n * n }, (_, at) => (at % (n + 1) === 0 ? 1 : 0));
	const size = Math.hypot(...a);
	for (let sweep = 0; sweep < 100 && offDiagonal(a, n) > 1e-15 * size; sweep++)
		for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(a, vectors, n, p, q);
	return { values: Float64Array.from({ length: n }, (_, i) => a[i * n + i]!), vectors };
}

/** The nearest matrix without negative eigenvalues, and whether any had to go. */
export function withoutNegative(
	matrix: ArrayLike<number>,
	n: number,
): { readonly matrix: readonly number[]; readonly clipped: boolean } {
	const { values, vectors } = symmetricEigen(matrix, n);
	const largest = Math.max(...values, 0);
	if (values.every((value) => value >= -1e-12 * largest))
		return { matrix: Array.from(matrix), clipped: false };
	const kept = Array.from({ length: n * n }, (_, at) => {
		const [i, j] = [Math.floor(at / n), at % n];
		let total = 0;
		for (let k = 0; k < n; k++)
			total += Math.max(0, values[k]!) * vectors[i * n + k]! * vectors[j * n + k]!;
		return total;
	});
	return { matrix: kept, clipped: true };
}

function offDiagonal(a: Float64Array, n: number): number {
	let squares = 0;
	for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) squares += 2 * a[i * n + j]! ** 2;
	return Math.sqrt(squares);
}

/** Turns axes p and q so that their product is 0. */
function rotate(a: Float64Array, vectors: Float64Array, n: number, p: number, q: number): void {
	const apart = a[p * n + q]!;
	if (apart === 0) return;
	const theta = (a[q * n + q]! - a[p * n + p]!) / (2 * apart);
	const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.hypot(theta, 1));
	const c = 1 / Math.hypot(t, 1);
	const s = t * c;
	for (let k = 0; k < n; k++) turn(a, k * n + p, k * n + q, c, s);
	for (let k = 0; k < n; k++) turn(a, p * n + k, q * n + k, c, s);
	for (let k = 0; k < n; k++) turn(vectors, k * n + p, k * n + q, c, s);
}

function turn(of: Float64Array, one: number, other: number, c: number, s: number): void {
	const [x, y] = [of[one]!, of[other]!];
	of[one] = c * x - s * y;
	of[other] = s * x + c * y;
}
