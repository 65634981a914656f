import { derived, emit, unbroadcast } from '../emit.ts';
import type { Value } from '../graph.ts';
import { broadcast } from '../shape.ts';

/**
 * Product, element by element; shapes broadcast.
 *
 *   y = a · b,   da = dy · b, db = dy · a (added up over repeated axes)
 */
export function multiply(a: Value, b: Value): Value {
	return derived(emit('Mul', [a, b], broadcast('multiply', a.shape, b.shape)), [
		{ value: a, gradient: (dy) => unbroadcast(multiply(dy, b), a.shape) },
		{ value: b, gradient: (dy) => unbroadcast(multiply(dy, a), b.shape) },
	]);
}
