import type { Value } from '../graph.ts';
import { reduction } from './sum.ts';

/**
 * Mean over some axes, which vanish; over all of them without `axes`.
 *
 *   y = Σ x / n,   dx = dy / n, repeated
 */
export function mean(x: Value, axes: readonly number[] = x.shape.map((_, axis) => axis)): Value {
	return reduction('ReduceMean', x, axes);
}
