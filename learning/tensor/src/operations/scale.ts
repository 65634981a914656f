import { derived, emit, scalar } from '../emit.ts';
import type { Value } from '../graph.ts';

/**
 * Product with a fixed number.
 *
 *   y = factor · x,   dx = factor · dy
 */
export function scale(x: Value, factor: number): Value {
	if (factor === 1) return x;
	return derived(emit('Mul', [x, scalar(x, factor)], x.shape), [
		{ value: x, gradient: (dy) => scale(dy, factor) },
	]);
}
