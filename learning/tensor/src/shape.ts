/** Lengths of a tensor's axes, outermost first. */
export type Shape = readonly number[];

/** How many elements a tensor of this shape has. */
export const sizeOf = (shape: Shape): number =>
	shape.reduce((product, length) => product * length, 1);

/** Whether two shapes are the same. */
export const sameShape = (a: Shape, b: Shape): boolean =>
	a.length === b.length && a.every((length, axis) => length === b[axis]);

/** A shape as people write it: (64, 100). */
export const shown = (shape: Shape): string => `(${shape.join(', ')})`;

/** What to throw when two shapes do not fit: names the operation and both. */
export const mismatch = (operation: string, a: Shape, b: Shape, why: string): RangeError =>
	new RangeError(`${operation}: ${shown(a)} and ${shown(b)} do not fit: ${why}`);

/**
 * The shape that two shapes broadcast to: aligned at the last axis, a missing or 1-long axis is repeated.
 *
 * @throws {RangeError} if an axis differs and neither length is 1.
 */
export function broadcast(operation: string, a: Shape, b: Shape): Shape {
	const rank = Math.max(a.length, b.length);
	return Array.from({ length: rank }, (_, axis) => {
		const left = a[axis - rank + a.length] ?? 1;
		const right = b[axis - rank + b.length] ?? 1;
		if (left !== right && left !== 1 && right !== 1)
			throw mismatch(operation, a, b, `axis ${axis} is ${left} against ${right}`);
		return left === 1 ? right : left;
	});
}

/**
 * The axis counted from the front: −1 is the last.
 *
 * @throws {RangeError} if the shape has no such axis.
 */
export function axisOf(operation: string, shape: Shape, axis: number): number {
	const counted = axis < 0 ? axis + shape.length : axis;
	if (Number.isInteger(counted) && counted >= 0 && counted < shape.length) return counted;
	throw new RangeError(`${operation}: ${shown(shape)} has no axis ${axis}`);
}

/** The shape with one axis replaced by another length. */
export const withAxis = (shape: Shape, axis: number, length: number): Shape =>
	shape.map((old, at) => (at === axis ? length : old));
