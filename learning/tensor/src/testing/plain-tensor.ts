import { type Shape, sizeOf } from '../shape.ts';

/** A tensor of doubles in row-major order: what the second implementations compute with. */
export interface PlainTensor {
	readonly shape: Shape;
	readonly data: Float64Array;
}

/** A tensor whose element at each place is what `at` says. */
export function tabulated(shape: Shape, at: (place: readonly number[]) => number): PlainTensor {
	const data = new Float64Array(sizeOf(shape));
	for (let i = 0; i < data.length; i++) data[i] = at(placeOf(shape, i));
	return { shape, data };
}

/** The element at a place; a place with more axes than the tensor is aligned at the last, and 1-long axes repeat. */
export function at(tensor: PlainTensor, place: readonly number[]): number {
	const skipped = place.length - tensor.shape.length;
	const index = tensor.shape.reduce(
		(sum, length, axis) => sum * length + (length === 1 ? 0 : place[axis + skipped]!),
		0,
	);
	return tensor.data[index]!;
}

/** A number as a tensor without axes. */
export const plainScalar = (value: number): PlainTensor => ({
	shape: [],
	data: Float64Array.of(value),
});

/** f of every element. */
export const mapped = (x: PlainTensor, f: (value: number) => number): PlainTensor => ({
	shape: x.shape,
	data: x.data.map(f),
});

/** The sum of f over 0 … count − 1. */
export function total(count: number, f: (i: number) => number): number {
	let sum = 0;
	for (let i = 0; i < count; i++) sum += f(i);
	return sum;
}

/** Every vector of the last axis, replaced by what `f` makes of it. */
export function byRow(x: PlainTensor, f: (row: Float64Array) => Float64Array): PlainTensor {
	const width = x.shape.at(-1)!;
	const data = new Float64Array(x.data.length);
	for (let start = 0; start < data.length; start += width)
		data.set(f(x.data.slice(start, start + width)), start);
	return { shape: x.shape, data };
}

/** Probabilities of a row of logits. */
export function plainSoftmax(row: Float64Array): Float64Array {
	const peak = row.reduce((a, b) => Math.max(a, b), -Infinity);
	const powers = row.map((value) => Math.exp(value - peak));
	const sum = powers.reduce((a, b) => a + b, 0);
	return powers.map((value) => value / sum);
}

function placeOf(shape: Shape, index: number): number[] {
	const place: number[] = [];
	let rest = index;
	for (const length of [...shape].reverse()) {
		place.unshift(rest % length);
		rest = Math.floor(rest / length);
	}
	return place;
}
