import { derived, emit } from '../emit.ts';
import type { Value } from '../graph.ts';
import { integer } from '../onnx/model.ts';
import { axisOf, mismatch, sameShape, withAxis } from '../shape.ts';
import { slice } from './slice.ts';

/**
 * Values one behind the other along one axis; all other axes must be equal.
 *
 *   dxᵢ = the range of dy that xᵢ filled
 */
export function concat(values: readonly [Value, ...Value[]], axis: number): Value {
	const [first, ...others] = values;
	const along = axisOf('concat', first.shape, axis);
	for (const other of others)
		if (!sameShape(withAxis(other.shape, along, 0), withAxis(first.shape, along, 0)))
			throw mismatch('concat', first.shape, other.shape, `only axis ${along} may differ`);
	const starts = [0];
	for (const value of values) starts.push(starts.at(-1)! + value.shape[along]!);
	const joined = emit('Concat', [first, ...others], withAxis(first.shape, along, starts.at(-1)!), {
		attributes: { axis: integer(along) },
	});
	return derived(
		joined,
		values.map((value, i) => ({
			value,
			gradient: (dy: Value) => slice(dy, along, starts[i]!, starts[i + 1]!),
		})),
	);
}
