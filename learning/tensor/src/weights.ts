import type { Graph, Value } from './graph.ts';
import { type Shape, shown, sizeOf } from './shape.ts';

/** Where one parameter lies in the flat array of all. */
export interface WeightRange {
	readonly name: string;
	readonly shape: Shape;
	readonly start: number;
	readonly length: number;
}

/** All parameters of a model, one behind the other. */
export interface WeightLayout {
	readonly ranges: readonly WeightRange[];
	readonly length: number;
}

/** Asks for a parameter by name; a model is written over this, so that one text serves training and serving. */
export type Weights = (name: string, shape: Shape) => Value;

/** Every parameter is an input that is learned; `graph.parameters` lists them. */
export const learnedWeights =
	(graph: Graph): Weights =>
	(name, shape) =>
		graph.parameters.find((known) => known.name === name) ?? graph.parameter(name, shape);

/**
 * Every parameter is a constant taken from the flat array: for serving.
 *
 * @throws {RangeError} from the lookup if the layout has no such name or another shape.
 */
export function frozenWeights(graph: Graph, layout: WeightLayout, flat: Float32Array): Weights {
	const known = new Map<string, Value>();
	return (name, shape) => {
		const range = layout.ranges.find((each) => each.name === name);
		if (range === undefined || `${range.shape}` !== `${shape}`)
			throw new RangeError(
				`no weights ${name} of ${shown(shape)}, but ${range ? shown(range.shape) : 'none'}`,
			);
		const value =
			known.get(name) ??
			graph.constant(flat.subarray(range.start, range.start + range.length), shape);
		known.set(name, value);
		return value;
	};
}

/** Where each of the parameters lies in a flat array, in their order: that of `flatGradient`. */
export function weightLayout(parameters: readonly Value[]): WeightLayout {
	let start = 0;
	const ranges = parameters.map(({ name, shape }) => {
		const range = { name, shape, start, length: sizeOf(shape) };
		start += range.length;
		return range;
	});
	return { ranges, length: start };
}

/** The parameters as views into the flat array: feeds of a session, which reads them in place. */
export const weightViews = (
	layout: WeightLayout,
	flat: Float32Array,
): Record<string, Float32Array> =>
	Object.fromEntries(
		layout.ranges.map(({ name, start, length }) => [name, flat.subarray(start, start + length)]),
	);
