import { derived, emit, reduced } from '../emit.ts';
import type { Value } from '../graph.ts';
import { float, integer } from '../onnx/model.ts';
import { multiply } from './multiply.ts';
import { subtract } from './subtract.ts';

/**
 * Each vector of the last axis brought to mean 0 and variance 1: a layer norm without gain and shift.
 *
 *   y = (x − mean) / √(variance + ε),   dx = (dy − mean(dy) − y · mean(dy · y)) / √(variance + ε)
 *
 * Where a product follows, gain and shift can join its weights: three passes over the vectors less than `layerNorm` forward and
 * back, and the same function.
 *
 * @paper Ba, Kiros, Hinton: Layer Normalization. arXiv 1607.06450, 2016.
 */
export function standardRows(x: Value, epsilon = 1e-5): Value {
	if (x.shape.length === 0) throw new RangeError('standardRows: a number () has no last axis');
	const width = x.shape.at(-1)!;
	const single = { shape: [...x.shape.slice(0, -1), 1], dtype: x.dtype };
	const [ones, zeros] = [1, 0].map((value) =>
		x.graph.constant(new Float32Array(width).fill(value)),
	) as [Value, Value];
	const [y, , inverse] = x.graph.apply(
		'LayerNormalization',
		[x, ones, zeros],
		[x, single, single],
		{ axis: integer(-1), epsilon: float(epsilon) },
	) as [Value, Value, Value];
	const toX = (dy: Value): Value => {
		const along = reduced('ReduceMean', emit('Mul', [dy, y], x.shape), [-1]); // (…, 1)
		const centred = subtract(dy, reduced('ReduceMean', dy, [-1]));
		return multiply(subtract(centred, multiply(y, along)), inverse);
	};
	return derived(y, [{ value: x, gradient: toX }]);
}
