import { derived, emit, reduced } from '../emit.ts';
import type { Value } from '../graph.ts';
import { integer } from '../onnx/model.ts';
import { multiply } from './multiply.ts';
import { subtract } from './subtract.ts';

/**
 * Probabilities over the last axis.
 *
 *   y = exp(x) / Σ exp(x),   dx = y · (dy − Σ dy · y)
 */
export function softmax(x: Value): Value {
	const y = emit('Softmax', [x], x.shape, { attributes: { axis: integer(-1) } });
	const toX = (dy: Value): Value => {
		const mean = reduced('ReduceSum', multiply(dy, y), [-1]); // (…, 1)
		return multiply(y, subtract(dy, mean));
	};
	return derived(y, [{ value: x, gradient: toX }]);
}
