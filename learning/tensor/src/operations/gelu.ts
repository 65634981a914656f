import { derived, emit } from '../emit.ts';
import type { Value } from '../graph.ts';
import { add } from './add.ts';
import { multiply } from './multiply.ts';
import { scale } from './scale.ts';

/**
 * Gaussian error linear unit, exact: x times the chance that a standard normal stays below x.
 *
 *   y = x · Φ(x),   Φ(x) = ½ (1 + erf(x / √2))
 *   dx = dy · (Φ(x) + x · φ(x)),   φ(x) = exp(−x² / 2) / √(2π)
 *
 * Φ is computed once and kept for the way back.
 *
 * @paper Hendrycks, Gimpel: Gaussian Error Linear Units. arXiv 1606.08415, 2016.
 */
export function gelu(x: Value): Value {
	const error = emit('Erf', [scale(x, Math.SQRT1_2)], x.shape);
	const below = add(scale(error, 0.5), x.graph.constant(0.5)); // Φ(x)
	const toX = (dy: Value): Value => {
		const exponent = scale(multiply(x, x), -0.5);
		const density = scale(emit('Exp', [exponent], x.shape), 1 / Math.sqrt(2 * Math.PI)); // φ(x)
		return multiply(dy, add(below, multiply(x, density)));
	};
	return derived(emit('Mul', [x, below], x.shape), [{ value: x, gradient: toX }]);
}
