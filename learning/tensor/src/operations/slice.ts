import { derived, emit, indices } from '../emit.ts';
import type { Value } from '../graph.ts';
import { axisOf, shown, withAxis } from '../shape.ts';

/**
 * The range `start … end` (end excluded) of one axis.
 *
 *   dx = dy in its place, zero elsewhere; slices that tile x give one concatenation, no zeros
 */
export function slice(x: Value, axis: number, start: number, end: number): Value {
	const along = axisOf('slice', x.shape, axis);
	if (!(start >= 0 && start < end && end <= x.shape[along]!))
		throw new RangeError(
			`slice: axis ${along} of ${shown(x.shape)} has no range ${start} to ${end}`,
		);
	if (end - start === x.shape[along]) return x;
	const bounds = [indices(x, [start]), indices(x, [end]), indices(x, [along])] as const;
	return derived(emit('Slice', [x, ...bounds], withAxis(x.shape, along, end - start)), [
		{ value: x, gradient: (update) => ({ axis: along, start, update }) },
	]);
}
