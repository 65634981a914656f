import { addRowProducts, dot } from './row-products.ts';

/** Columns that are eliminated together: small enough to stay in cache, large enough for the fast kernel to do the work. */
const block = 64;

/**
 * Replaces the lower triangle of a symmetric positive-definite matrix (n, n) by its Cholesky factor: A = L Lᵀ.
 *
 *   Lᵢⱼ = (Aᵢⱼ − Σ_{k<j} Lᵢₖ Lⱼₖ) / Lⱼⱼ,   Lⱼⱼ = √(Aⱼⱼ − Σ_{k<j} Lⱼₖ²)
 *
 * Reads the lower triangle only; what it leaves above the diagonal has no meaning. n³/6 multiply-adds, nearly all of
 * them in blocks.
 *
 * @throws {RangeError} if the matrix is not positive definite, with the pivot that says so.
 * @paper Golub, Van Loan: Matrix Computations, 4th edition, section 4.2. 2013.
 */
export function choleskyFactor(a: Float64Array, n: number): void {
	requireSquare(a, n);
	const rows = { values: a, stride: n };
	for (let j0 = 0; j0 < n; j0 += block) {
		const j1 = Math.min(j0 + block, n);
		const before = { rowsA: [j0, n], rowsB: [j0, j1], columns: [0, j0] } as const;
		addRowProducts(rows, rows, rows, before, -1);
		for (let i = j0; i < n; i++) eliminateWithinBlock(a, n, i, j0, Math.min(i + 1, j1));
	}
}

/** Finishes row i of the columns j0 … j1 − 1, from which all columns before j0 have been eliminated. */
function eliminateWithinBlock(a: Float64Array, n: number, i: number, j0: number, j1: number): void {
	for (let j = j0; j < j1; j++) {
		const left = a[i * n + j]! - dot(a, a, i * n + j0, j * n + j0, j - j0);
		a[i * n + j] = i === j ? pivotRoot(left, j) : left / a[j * n + j]!;
	}
}

function pivotRoot(pivot: number, at: number): number {
	if (pivot > 0 && pivot < Infinity) return Math.sqrt(pivot);
	throw new RangeError(`the matrix is not positive definite: pivot ${at} is ${pivot}`);
}

/**
 * Solves L Lᵀ x = b in place, given the factor that `choleskyFactor` left: `b` becomes x.
 *
 * @throws {RangeError} if the right-hand side has another length than n.
 */
export function choleskySolve(factor: Float64Array, n: number, b: Float64Array): void {
	requireSquare(factor, n);
	if (b.length !== n) throw new RangeError(`${b.length} right-hand values for ${n} unknowns`);
	for (let i = 0; i < n; i++) b[i] = (b[i]! - dot(factor, b, i * n, 0, i)) / factor[i * n + i]!;
	for (let i = n - 1; i >= 0; i--) {
		const x = b[i]! / factor[i * n + i]!;
		b[i] = x;
		for (let k = 0; k < i; k++) b[k]! -= factor[i * n + k]! * x;
	}
}

/**
 * Replaces a symmetric positive-definite matrix (n, n) by its inverse, both triangles.
 *
 *   A = L Lᵀ,   A⁻¹ = L⁻ᵀ L⁻¹
 *
 * n³/2 multiply-adds and one matrix of the same size beside it. Reads the lower triangle only.
 *
 * @throws {RangeError} if the matrix is not positive definite, with the pivot that says so.
 */
export function invertPositiveDefinite(a: Float64Array, n: number): void {
	choleskyFactor(a, n);
	const inverse = { values: transposedInverseOf(a, n), stride: n };
	const result = { values: a.fill(0), stride: n };
	for (let i0 = 0; i0 < n; i0 += block) {
		const i1 = Math.min(i0 + block, n);
		for (let j0 = 0; j0 <= i0; j0 += block) {
			const j1 = Math.min(j0 + block, n);
			// L⁻¹ has nothing above its diagonal: the rows meet from column i0 on
			const meeting = { rowsA: [i0, i1], rowsB: [j0, j1], columns: [i0, n] } as const;
			addRowProducts(result, inverse, inverse, meeting, 1);
		}
	}
	for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) a[j * n + i] = a[i * n + j]!;
}

/** (L⁻¹)ᵀ for the lower triangle L (n, n): row j holds column j of the inverse, so that every sum runs along rows. */
function transposedInverseOf(factor: Float64Array, n: number): Float64Array {
	const inverse = new Float64Array(n * n);
	for (let j = 0; j < n; j++) inverse[j * n + j] = 1;
	const rows = { values: inverse, stride: n };
	const lower = { values: factor, stride: n };
	for (let i0 = 0; i0 < n; i0 += block) {
		const i1 = Math.min(i0 + block, n);
		for (let j0 = 0; j0 <= i0; j0 += block) {
			const j1 = Math.min(j0 + block, n);
			const before = { rowsA: [j0, j1], rowsB: [i0, i1], columns: [j0, i0] } as const;
			addRowProducts(rows, rows, lower, before, -1);
			for (let j = j0; j < j1; j++) substituteWithinBlock(inverse, factor, n, j, i0, i1);
		}
	}
	return inverse;
}

function substituteWithinBlock(
	inverse: Float64Array,
	factor: Float64Array,
	n: number,
	j: number,
	i0: number,
	i1: number,
): void {
	for (let i = i0; i < i1; i++) {
		const left = inverse[j * n + i]! - dot(factor, inverse, i * n + i0, j * n + i0, i - i0);
		inverse[j * n + i] = left / factor[i * n + i]!;
	}
}

function requireSquare(a: Float64Array, n: number): void {
	if (a.length !== n * n) throw new RangeError(`${a.length} values are no ${n} × ${n} matrix`);
}
