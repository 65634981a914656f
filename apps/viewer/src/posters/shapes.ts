import type { Random } from '@marquee/units';

/** Which ink: one of the palette's five, or a gradient of the paper that keeps lettering readable. */
export type Ink =
	| 'ground'
	| 'deep'
	| 'main'
	| 'accent'
	| 'ink'
	| 'glow'
	| 'scrim-up'
	| 'scrim-down'
	| 'scrim-right';

interface Painted {
	readonly fill?: Ink;
	readonly stroke?: Ink;
	readonly strokeWidth?: number;
	readonly opacity?: number;
}

/** What a poster is drawn of: SVG path data and how it is painted. */
export type Shape = Painted & { readonly d: string };

/** The surface a motif is drawn on: its size, where its main element stands and how far it may reach. */
export interface Stage {
	readonly width: number;
	readonly height: number;
	readonly focusX: number;
	readonly focusY: number;
	readonly reach: number;
	readonly random: Random;
}

/** Draws a genre's visual language on a stage: the same stage and random stream, the same picture. */
export type Motif = (stage: Stage) => Shape[];

type Point = readonly [x: number, y: number];

const short = (value: number): string => String(Math.round(value * 10) / 10);

/** A closed polygon, always drawn clockwise: shapes that are joined must not cut holes into one another. */
export function polygon(points: readonly Point[], paint: Painted): Shape {
	const area = points.reduce((sum, [x, y], i) => {
		const [nextX, nextY] = points[(i + 1) % points.length]!;
		return sum + x * nextY - nextX * y;
	}, 0);
	const clockwise = area >= 0 ? points : points.toReversed();
	return { d: `M${clockwise.map(([x, y]) => `${short(x)} ${short(y)}`).join('L')}Z`, ...paint };
}

/** An open line through points. */
export const line = (points: readonly Point[], paint: Painted): Shape => ({
	d: `M${points.map(([x, y]) => `${short(x)} ${short(y)}`).join('L')}`,
	...paint,
});

/** A smooth line through points: quadratic curves between the middles of neighbours. */
export function curve(points: readonly Point[], paint: Painted, closeTo?: readonly Point[]): Shape {
	const [first, ...rest] = points as [Point, ...Point[]];
	let d = `M${short(first[0])} ${short(first[1])}`;
	for (const [i, [x, y]] of rest.entries()) {
		const next = rest[i + 1];
		const end: Point = next ? [(x + next[0]) / 2, (y + next[1]) / 2] : [x, y];
		d += `Q${short(x)} ${short(y)} ${short(end[0])} ${short(end[1])}`;
	}
	for (const [x, y] of closeTo ?? []) d += `L${short(x)} ${short(y)}`;
	return { d: closeTo ? `${d}Z` : d, ...paint };
}

/** A full circle. */
export function circle(x: number, y: number, radius: number, paint: Painted): Shape {
	const r = short(Math.max(0, radius));
	const across = short(Math.max(0, radius) * 2);
	return {
		d: `M${short(x - radius)} ${short(y)}a${r} ${r} 0 1 1 ${across} 0a${r} ${r} 0 1 1 -${across} 0Z`,
		...paint,
	};
}

/** An upright rectangle. */
export const rect = (
	x: number,
	y: number,
	width: number,
	height: number,
	paint: Painted,
): Shape => ({
	d: `M${short(x)} ${short(y)}h${short(width)}v${short(height)}h${short(-width)}Z`,
	...paint,
});

/** Neighbours painted alike as one shape: a page of posters stays a small document. */
export function joined(shapes: readonly Shape[]): Shape[] {
	const result: Shape[] = [];
	for (const shape of shapes) {
		const last = result.at(-1);
		if (last && paintedAlike(last, shape))
			result[result.length - 1] = { ...last, d: last.d + shape.d };
		else result.push(shape);
	}
	return result;
}

/** Translucent shapes stay apart: where two overlap they are darker than one. */
const paintedAlike = (one: Shape, other: Shape): boolean =>
	one.fill === other.fill &&
	one.stroke === other.stroke &&
	one.strokeWidth === other.strokeWidth &&
	one.opacity === other.opacity &&
	(one.opacity ?? 1) > 0.8;

/** The point at an angle (radians, 0 to the right, clockwise on screen) around a centre. */
export const around = (x: number, y: number, radius: number, angle: number): Point => [
	x + radius * Math.cos(angle),
	y + radius * Math.sin(angle),
];

/** A number between two, from the stream. */
export const between = (random: Random, low: number, high: number): number =>
	low + (high - low) * random.next();

/** 0, 1, … count − 1. */
export const counted = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
