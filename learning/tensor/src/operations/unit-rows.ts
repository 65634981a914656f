import { derived, emit, reduced, scalar } from '../emit.ts';
import type { Value } from '../graph.ts';
import { add } from './add.ts';
import { multiply } from './multiply.ts';
import { subtract } from './subtract.ts';

/**
 * Each vector of the last axis brought to length 1.
 *
 *   y = x / √(Σ x² + ε),   dx = (dy − y · Σ dy · y) / √(Σ x² + ε)
 *
 * ε keeps a row of zeros finite: it stays zero. At lengths above 0.1 it changes less than float32 can show.
 */
export function unitRows(x: Value, epsilon = 1e-9): Value {
	const power = reduced('ReduceSum', emit('Mul', [x, x], x.shape), [-1]);
	const kept = add(power, scalar(x, epsilon));
	const root = emit('Sqrt', [kept], kept.shape); // (…, 1)
	const inverse = emit('Reciprocal', [root], root.shape);
	const y = emit('Mul', [x, inverse], x.shape);
	const toX = (dy: Value): Value => {
		const along = reduced('ReduceSum', multiply(dy, y), [-1]); // (…, 1)
		return multiply(subtract(dy, multiply(y, along)), inverse);
	};
	return derived(y, [{ value: x, gradient: toX }]);
}
