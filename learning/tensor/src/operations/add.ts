import { derived, emit, unbroadcast } from '../emit.ts';
import type { Value } from '../graph.ts';
import { broadcast } from '../shape.ts';

/**
 * Sum, element by element; shapes broadcast.
 *
 *   y = a + b,   da = dy, db = dy (added up over repeated axes)
 */
export function add(a: Value, b: Value): Value {
	return derived(emit('Add', [a, b], broadcast('add', a.shape, b.shape)), [
		{ value: a, gradient: (dy) => unbroadcast(dy, a.shape) },
		{ value: b, gradient: (dy) => unbroadcast(dy, b.shape) },
	]);
}
