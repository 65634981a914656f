import { addRowProducts } from './row-products.ts';
import { singularDecomposition } from './singular-decomposition.ts';

/**
 * The orthogonal matrix (n, n) nearest to this one: the one that of all makes tr(Qᵀ A) greatest.
 *
 *   A = U Σ Vᵀ,   Q = U Vᵀ
 *
 * Rotations and reflections both count. Where A has fewer than n directions Q is one of several, always the same.
 *
 * @throws {RangeError} if there are not n² numbers, or one is not finite.
 * @paper Schönemann: A Generalized Solution of the Orthogonal Procrustes Problem. Psychometrika 31(1), 1966.
 */
export function nearestOrthogonal(a: Float64Array, n: number): Float64Array {
	const { left, right } = singularDecomposition(a, n);
	const nearest = new Float64Array(n * n);
	const whole = { rowsA: [0, n], rowsB: [0, n], columns: [0, n] } as const;
	const rows = (values: Float64Array) => ({ values, stride: n });
	addRowProducts(rows(nearest), rows(left), rows(right), whole, 1);
	return nearest;
}
