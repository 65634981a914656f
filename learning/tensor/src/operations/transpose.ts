import { derived, permuted } from '../emit.ts';
import type { Value } from '../graph.ts';
import { shown } from '../shape.ts';

/**
 * Axes in another order: axis i of the result is axis `order[i]` of x.
 *
 *   dx = dy with the axes put back
 */
export function transpose(x: Value, order: readonly number[]): Value {
	const sorted = [...order].sort((a, b) => a - b);
	if (order.length !== x.shape.length || sorted.some((axis, i) => axis !== i))
		throw new RangeError(`transpose: ${shown(order)} does not order the axes of ${shown(x.shape)}`);
	const back = order.map((_, axis) => order.indexOf(axis));
	return derived(permuted(x, order), [{ value: x, gradient: (dy) => permuted(dy, back) }]);
}
