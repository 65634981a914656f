import { derived, emit, indices, reduced, reshaped } from '../emit.ts';
import type { Value } from '../graph.ts';
import { axisOf, type Shape } from '../shape.ts';

/**
 * Sum over some axes, which vanish; over all of them without `axes`.
 *
 *   y = Σ x,   dx = dy, repeated
 */
export function sum(x: Value, axes: readonly number[] = x.shape.map((_, axis) => axis)): Value {
	return reduction('ReduceSum', x, axes);
}

/** Sum or mean with the reduced axes taken out. */
export function reduction(
	operator: 'ReduceSum' | 'ReduceMean',
	x: Value,
	axes: readonly number[],
): Value {
	const counted = axes.map((axis) => axisOf(operator, x.shape, axis));
	const kept: Shape = x.shape.map((length, axis) => (counted.includes(axis) ? 1 : length));
	const shape = x.shape.filter((_, axis) => !counted.includes(axis));
	if (counted.length === 0) return x;
	const value = reshaped(reduced(operator, x, counted), shape);
	const share = operator === 'ReduceSum' ? 1 : shareOf(x.shape, counted);
	const toX = (dy: Value): Value => {
		const spread = emit('Expand', [reshaped(dy, kept), indices(x, x.shape)], x.shape);
		return share === 1 ? spread : emit('Mul', [spread, x.graph.constant(share)], x.shape);
	};
	return derived(value, [{ value: x, gradient: toX }]);
}

const shareOf = (shape: Shape, axes: readonly number[]): number =>
	1 / axes.reduce((product, axis) => product * shape[axis]!, 1);
