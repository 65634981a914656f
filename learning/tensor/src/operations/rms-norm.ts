import { derived, emit, reduced, scalar, unbroadcast } from '../emit.ts';
import type { Value } from '../graph.ts';
import { mismatch, sameShape } from '../shape.ts';
import { add } from './add.ts';
import { multiply } from './multiply.ts';
import { subtract } from './subtract.ts';

/**
 * Each vector of the last axis brought to root mean square 1, then stretched.
 *
 *   n = x / √(mean(x²) + ε),   y = gain · n,   x (…, D), gain (D)
 *   g = dy · gain,   dx = (g − n · mean(g · n)) / √(mean(x²) + ε)
 *
 * @paper Zhang, Sennrich: Root Mean Square Layer Normalization. NeurIPS 2019.
 */
export function rmsNorm(x: Value, gain: Value, epsilon = 1e-6): Value {
	if (!sameShape(gain.shape, x.shape.slice(-1)))
		throw mismatch('rmsNorm', x.shape, gain.shape, 'the gain is as long as the last axis');
	const power = add(reduced('ReduceMean', emit('Mul', [x, x], x.shape), [-1]), scalar(x, epsilon));
	const root = emit('Sqrt', [power], power.shape); // (…, 1)
	const inverse = emit('Reciprocal', [root], root.shape);
	const normal = emit('Mul', [x, inverse], x.shape);
	const toX = (dy: Value): Value => {
		const g = multiply(dy, gain);
		const along = reduced('ReduceMean', multiply(g, normal), [-1]); // (…, 1)
		return multiply(subtract(g, multiply(normal, along)), inverse);
	};
	return derived(emit('Mul', [normal, gain], x.shape), [
		{ value: x, gradient: toX },
		{ value: gain, gradient: (dy) => unbroadcast(multiply(dy, normal), gain.shape) },
	]);
}
