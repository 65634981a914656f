import { derived, emit, scalar } from '../emit.ts';
import type { Value } from '../graph.ts';
import { float } from '../onnx/model.ts';
import { add } from './add.ts';
import { multiply } from './multiply.ts';
import { scale } from './scale.ts';
import { subtract } from './subtract.ts';

/**
 * Gaussian error linear unit, exact: x times the chance that a standard normal stays below x.
 *
 *   y = x · Φ(x),   Φ(x) = ½ (1 + erf(u)),   u = x / √2
 *   dx = dy · (Φ(x) + x · φ(x)),   x · φ(x) = u · exp(ln(1/√π) − u²)
 *
 * Φ and u are computed once and kept for the way back: four passes forward, six back. At a width of 256 that is a tenth of a
 * training step; `silu` costs about half.
 *
 * @paper Hendrycks, Gimpel: Gaussian Error Linear Units. arXiv 1606.08415, 2016.
 */
export function gelu(x: Value): Value {
	const u = scale(x, Math.SQRT1_2);
	const below = halfAndHalf(emit('Erf', [u], x.shape)); // Φ(x)
	const toX = (dy: Value): Value => {
		const exponent = subtract(scalar(x, -0.5 * Math.log(Math.PI)), multiply(u, u));
		const slope = add(below, multiply(u, emit('Exp', [exponent], x.shape)));
		return multiply(dy, slope);
	};
	return derived(emit('Mul', [x, below], x.shape), [{ value: x, gradient: toX }]);
}

/** ½ + ½ x in one pass; for |x| ≤ 1 the bounds of HardSigmoid never bind. */
const halfAndHalf = (x: Value): Value =>
	emit('HardSigmoid', [x], x.shape, { attributes: { alpha: float(0.5), beta: float(0.5) } });
