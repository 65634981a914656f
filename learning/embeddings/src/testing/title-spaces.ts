import { nearestOrthogonal } from '@marquee/numerics';
import { type Random, seededRandom, type TitleId, titleId } from '@marquee/units';
import fc from 'fast-check';
import type { TitleSpace } from '../title-space.ts';

/** Standard normal numbers. */
export const normals = (count: number, random: Random): Float32Array =>
	Float32Array.from({ length: count }, random.normal);

/** A rotation or reflection drawn evenly from all there are. */
export const anyRotation = (width: number, seed: number): Float32Array => {
	const random = seededRandom(seed, 'rotation');
	return Float32Array.from(
		nearestOrthogonal(Float64Array.from({ length: width * width }, random.normal), width),
	);
};

export const named = (from: number, count: number): readonly TitleId[] =>
	Array.from({ length: count }, (_, i) => titleId(`t${from + i}`));

/** Titles t0 … with rows of length 1. */
export function unitSpace(count: number, width: number, seed: number): TitleSpace {
	const vectors = normals(count * width, seededRandom(seed, 'titles'));
	for (let row = 0; row < count; row++) {
		const own = vectors.subarray(row * width, (row + 1) * width);
		const length = Math.hypot(...own);
		for (const k of own.keys()) own[k]! /= length;
	}
	return { titleIds: named(0, count), width, vectors };
}

/** The inner products of two rows of one width. */
export function score(a: Float32Array, rowA: number, b: Float32Array, rowB: number, width: number) {
	let total = 0;
	for (let k = 0; k < width; k++) total += a[rowA * width + k]! * b[rowB * width + k]!;
	return total;
}

/** Sizes of spaces worth trying: more titles than directions and fewer. */
export const sizes = fc.record({
	titles: fc.integer({ min: 1, max: 40 }),
	width: fc.integer({ min: 1, max: 16 }),
	seed: fc.nat(),
});
