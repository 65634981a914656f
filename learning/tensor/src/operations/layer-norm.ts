import { derived, reduced, unbroadcast } from '../emit.ts';
import type { Value } from '../graph.ts';
import { float, integer } from '../onnx/model.ts';
import { mismatch, sameShape } from '../shape.ts';
import { multiply } from './multiply.ts';
import { subtract } from './subtract.ts';

/**
 * Each vector of the last axis brought to mean 0 and variance 1, then stretched and shifted.
 *
 *   n = (x − mean) / √(variance + ε),   y = gain · n + shift,   x (…, D), gain (D), shift (D)
 *   g = dy · gain,   dx = (g − mean(g) − n · mean(g · n)) / √(variance + ε)
 *
 * @paper Ba, Kiros, Hinton: Layer Normalization. arXiv 1607.06450, 2016.
 */
export function layerNorm(x: Value, gain: Value, shift: Value, epsilon = 1e-5): Value {
	for (const weights of [gain, shift])
		if (!sameShape(weights.shape, x.shape.slice(-1)))
			throw mismatch(
				'layerNorm',
				x.shape,
				weights.shape,
				'gain and shift are as long as the last axis',
			);
	const single = { shape: [...x.shape.slice(0, -1), 1], dtype: x.dtype };
	const [y, mean, inverse] = x.graph.apply(
		'LayerNormalization',
		[x, gain, shift],
		[x, single, single],
		{ axis: integer(-1), epsilon: float(epsilon) },
	) as [Value, Value, Value];
	const normal = () => multiply(subtract(x, mean), inverse);
	const toX = (dy: Value): Value => {
		const g = multiply(dy, gain);
		const along = reduced('ReduceMean', multiply(g, normal()), [-1]); // (…, 1)
		const centred = subtract(g, reduced('ReduceMean', g, [-1]));
		return multiply(subtract(centred, multiply(normal(), along)), inverse);
	};
	return derived(y, [
		{ value: x, gradient: toX },
		{ value: gain, gradient: (dy) => unbroadcast(multiply(dy, normal()), gain.shape) },
		{ value: shift, gradient: (dy) => unbroadcast(dy, shift.shape) },
	]);
}
