import { derived, emit, unbroadcast } from '../emit.ts';
import type { Value } from '../graph.ts';
import { broadcast } from '../shape.ts';

/**
 * Difference, element by element; shapes broadcast.
 *
 *   y = a − b,   da = dy, db = −dy (added up over repeated axes)
 */
export function subtract(a: Value, b: Value): Value {
	return derived(emit('Sub', [a, b], broadcast('subtract', a.shape, b.shape)), [
		{ value: a, gradient: (dy) => unbroadcast(dy, a.shape) },
		{
			value: b,
			gradient: (dy) => {
				const sum = unbroadcast(dy, b.shape);
				return emit('Neg', [sum], sum.shape);
			},
		},
	]);
}
