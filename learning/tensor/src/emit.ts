import type { Parent, Value } from './graph.ts';
import { type Attribute, type DType, elementCode, integer, integers, text } from './onnx/model.ts';
import { axisOf, type Shape, sameShape, sizeOf } from './shape.ts';

/** Options of a single-result operator. */
export interface EmitOptions {
	readonly attributes?: Readonly<Record<string, Attribute>>;
	readonly domain?: string;
	readonly dtype?: DType;
}

/** Applies one operator with one result, without a gradient. */
export function emit(
	operator: string,
	inputs: readonly [Value, ...Value[]],
	shape: Shape,
	options: EmitOptions = {},
): Value {
	const type = { shape, dtype: options.dtype ?? inputs[0].dtype };
	return inputs[0].graph.apply(operator, inputs, [type], options.attributes, options.domain)[0]!;
}

/** The value with the way its gradient flows back to the parents. */
export const derived = (value: Value, parents: readonly Parent[]): Value =>
	value.graph.derived(value, parents);

/** A list of whole numbers as operators take them. */
export const indices = (beside: Value, numbers: readonly number[]): Value =>
	beside.graph.constant(BigInt64Array.from(numbers, BigInt));

/** A 32-bit number as operators take it. */
export const scalar = (beside: Value, number: number): Value => beside.graph.constant(number);

/** Another element type. */
export const cast = (x: Value, dtype: DType): Value =>
	x.dtype === dtype
		? x
		: emit('Cast', [x], x.shape, { dtype, attributes: { to: integer(elementCode[dtype]) } });

/** The same numbers in another shape, without a gradient. */
export const reshaped = (x: Value, shape: Shape): Value =>
	sameShape(x.shape, shape) ? x : emit('Reshape', [x, indices(x, shape)], shape);

/** Axes in another order, without a gradient. */
export const permuted = (x: Value, order: readonly number[]): Value =>
	emit(
		'Transpose',
		[x],
		order.map((axis) => x.shape[axis]!),
		{ attributes: { perm: integers(order) } },
	);

/** Zeros of a shape. */
export const zeros = (beside: Value, shape: Shape): Value =>
	emit('Expand', [scalar(beside, 0), indices(beside, shape)], shape);

/** Sum or mean over axes that stay, 1 long. */
export function reduced(
	operator: 'ReduceSum' | 'ReduceMean',
	x: Value,
	axes: readonly number[],
): Value {
	const counted = axes.map((axis) => axisOf(operator, x.shape, axis));
	const shape = x.shape.map((length, axis) => (counted.includes(axis) ? 1 : length));
	return emit(operator, [x, indices(x, counted)], shape, { attributes: { keepdims: integer(1) } });
}

/** Adds up what broadcasting repeated, back to `shape`. */
export function unbroadcast(x: Value, shape: Shape): Value {
	if (sameShape(x.shape, shape)) return x;
	const missing = x.shape.length - shape.length;
	const repeated = x.shape
		.map((_, axis) => axis)
		.filter((axis) => axis < missing || (shape[axis - missing] === 1 && x.shape[axis] !== 1));
	const summed = repeated.length === 0 ? x : reduced('ReduceSum', x, repeated);
	return reshaped(summed, shape);
}

/** Row numbers in the form ScatterND wants: i64, (N, 1). */
export const rowIndices = (rows: Value): Value =>
	reshaped(cast(rows, 'i64'), [sizeOf(rows.shape), 1]);

/**
 * `base` with `update` (N, …) added to its rows `rows` (N); a row named twice gets both.
 *
 * onnxruntime 1.30 adds rows from several threads without a lock as soon as it thinks the work is worth a second thread, and then
 * loses additions to rows named twice. Pieces this small stay on one thread, one after the other: correct, and the same every time.
 */
export function addedToRows(base: Value, rows: Value, update: Value): Value {
	const count = sizeOf(rows.shape);
	const width = sizeOf(update.shape) / count;
	const piece = Math.max(1, Math.floor(oneThreadElements / width));
	const numbers = rowIndices(rows);
	let sum = base;
	for (let start = 0; start < count; start += piece) {
		const end = Math.min(count, start + piece);
		sum = emit(
			'ScatterND',
			[sum, part(numbers, start, end), part(update, start, end)],
			base.shape,
			{ attributes: { reduction: text('add') } },
		);
	}
	return sum;
}

/** onnxruntime's pool takes a second thread from about 200,000 elements (100,000 cycles to start it, 100,000 for its work). */
const oneThreadElements = 100_000;

/** Rows `start … end` of the first axis, without a gradient. */
export const part = (x: Value, start: number, end: number): Value =>
	start === 0 && end === x.shape[0]
		? x
		: emit(
				'Slice',
				[x, indices(x, [start]), indices(x, [end]), indices(x, [0])],
				[end - start, ...x.shape.slice(1)],
			);
