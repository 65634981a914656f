import { derived, reshaped } from '../emit.ts';
import type { Value } from '../graph.ts';
import { mismatch, type Shape, sizeOf } from '../shape.ts';

/**
 * The same numbers, row by row, under another shape of the same size.
 *
 *   y = x,   dx = dy
 */
export function reshape(x: Value, shape: Shape): Value {
	if (sizeOf(shape) !== sizeOf(x.shape))
		throw mismatch(
			'reshape',
			x.shape,
			shape,
			`${sizeOf(x.shape)} against ${sizeOf(shape)} elements`,
		);
	return derived(reshaped(x, shape), [{ value: x, gradient: (dy) => reshaped(dy, x.shape) }]);
}
