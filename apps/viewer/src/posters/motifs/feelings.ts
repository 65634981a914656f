import {
	around,
	between,
	circle,
	counted,
	curve,
	line,
	type Motif,
	polygon,
	rect,
	type Shape,
	type Stage,
} from '../shapes.ts';
import { stars } from './landscapes.ts';

/** Drama: two that meet, a lit door, or the hour before night. */
export const encounter: Motif = (stage) => {
	const choice = stage.random.next();
	return choice < 0.4 ? discs(stage) : choice < 0.7 ? door(stage) : dusk(stage);
};

function discs({ focusX, focusY, reach, random }: Stage): Shape[] {
	const angle = random.next() * Math.PI;
	const apart = reach * between(random, 0.34, 0.55);
	const big = reach * between(random, 0.62, 0.76);
	const [ax, ay] = around(focusX, focusY, apart, angle);
	const [bx, by] = around(focusX, focusY, apart, angle + Math.PI);
	const small = big * between(random, 0.55, 0.95);
	return [
		circle(ax, ay, big, { fill: 'main' }),
		circle(bx, by, small, { fill: 'accent', opacity: 0.92 }),
		circle(ax, ay, big * 0.99, { stroke: 'deep', strokeWidth: reach * 0.012 }),
	];
}

function door({ width, height, focusX, focusY, reach, random }: Stage): Shape[] {
	const half = reach * between(random, 0.2, 0.34);
	const top = focusY - reach * 0.75;
	const floor = focusY + reach * 0.55;
	const fall = between(random, -0.9, 0.9) * reach;
	return [
		rect(0, floor, width, height - floor, { fill: 'deep' }),
		polygon(
			[
				[focusX - half, floor],
				[focusX + half, floor],
				[focusX + half * 2.2 + fall, height],
				[focusX - half * 1.4 + fall, height],
			],
			{ fill: 'main', opacity: 0.75 },
		),
		rect(focusX - half, top, half * 2, floor - top, { fill: 'accent' }),
		circle(focusX, floor - reach * 0.52, reach * 0.085, { fill: 'deep' }),
		polygon(
			[
				[focusX - reach * 0.09, floor - reach * 0.42],
				[focusX + reach * 0.09, floor - reach * 0.42],
				[focusX + reach * 0.06, floor],
				[focusX - reach * 0.06, floor],
			],
			{ fill: 'deep' },
		),
	];
}

function dusk({ width, height, focusX, focusY, reach, random }: Stage): Shape[] {
	const bands = 6;
	const horizon = focusY + reach * 0.3;
	return [
		circle(focusX, horizon, reach * 1.6, { fill: 'glow' }),
		circle(focusX, horizon, reach * 0.8, { fill: 'accent' }),
		...counted(bands).map((i) => {
			const y = horizon + ((height - horizon) * i) / bands;
			const swell = reach * between(random, 0.02, 0.1);
			return curve(
				[
					[0, y],
					[width * 0.25, y - swell],
					[width * 0.6, y + swell],
					[width, y],
				],
				{ fill: i % 2 ? 'deep' : 'main' },
				[
					[width, height],
					[0, height],
				],
			);
		}),
	];
}

/** Romance: petals that open, two paths that cross, or a heart with a tide in it. */
export const petals: Motif = (stage) => {
	const choice = stage.random.next();
	return choice < 0.45 ? rose(stage) : choice < 0.72 ? twoCurves(stage) : heart(stage);
};

function rose({ height, focusX, focusY, reach, random }: Stage): Shape[] {
	const start = random.next() * Math.PI;
	const count = 5 + random.below(6);
	const layers = [
		{ petals: count + 2, long: 0.96, ink: 'main' as const, opacity: 0.5 },
		{ petals: count, long: 0.72, ink: 'main' as const, opacity: 0.8 },
		{ petals: Math.max(4, count - 2), long: 0.46, ink: 'accent' as const, opacity: 0.8 },
	];
	const bloom = layers.flatMap(({ petals: many, long, ink, opacity }, layer) =>
		counted(many).map((i): Shape => {
			const angle = start + layer * 0.4 + (i / many) * Math.PI * 2;
			const half = Math.min(0.62, 4 / many);
			const [tx, ty] = around(focusX, focusY, reach * long, angle);
			const [lx, ly] = around(focusX, focusY, reach * long * 0.75, angle - half);
			const [rx, ry] = around(focusX, focusY, reach * long * 0.75, angle + half);
			const d = `M${focusX} ${focusY}Q${lx} ${ly} ${tx} ${ty}Q${rx} ${ry} ${focusX} ${focusY}Z`;
			return { d, fill: ink, opacity };
		}),
	);
	const sway = between(random, -0.4, 0.4) * reach;
	const stem = curve(
		[
			[focusX, focusY],
			[focusX + sway, focusY + reach],
			[focusX + sway * 0.4, height],
		],
		{
			stroke: 'deep',
			strokeWidth: reach * 0.05,
		},
	);
	return [stem, ...bloom, circle(focusX, focusY, reach * 0.1, { fill: 'deep' })];
}

function heart({ focusX, focusY, reach, random }: Stage): Shape[] {
	const s = reach * between(random, 0.78, 0.92);
	const x = focusX;
	const y = focusY + s * 0.86;
	const shape = (ink: 'main' | 'accent', size: number, lift: number): Shape => {
		const k = s * size;
		const foot = y - lift;
		return {
			d: `M${x} ${foot}C${x - k * 1.75} ${foot - k * 0.95} ${x - k * 0.95} ${foot - k * 2.35} ${x} ${foot - k * 1.45}C${x + k * 0.95} ${foot - k * 2.35} ${x + k * 1.75} ${foot - k * 0.95} ${x} ${foot}Z`,
			fill: ink,
		};
	};
	const tide = counted(6).map((i) =>
		rect(x - reach * 1.2, focusY - s * 0.1 + i * s * 0.17, reach * 2.4, s * (0.012 + i * 0.017), {
			fill: 'ground',
		}),
	);
	return [shape('main', 1, 0), shape('accent', 0.5, s * 0.52), ...tide];
}

function twoCurves({ width, height, focusX, focusY, reach, random }: Stage): Shape[] {
	const swing = reach * between(random, 0.6, 0.95);
	const strand = (side: -1 | 1) =>
		counted(9).map(
			(i) =>
				[
					focusX + side * Math.sin((i / 8) * Math.PI * 2) * swing * (1 - i / 12),
					(i / 8) * height * 1.02,
				] as const,
		);
	return [
		circle(focusX, focusY, reach * 0.9, { fill: 'deep' }),
		curve(strand(-1), { stroke: 'main', strokeWidth: reach * 0.19 }),
		curve(strand(1), { stroke: 'accent', strokeWidth: reach * 0.19 }),
		line(
			[
				[0, height],
				[width, height],
			],
			{ stroke: 'deep', strokeWidth: 1 },
		),
	];
}

/** Music: a record that turns, or the sound itself, ridge behind ridge. */
export const sound: Motif = (stage) =>
	stage.random.next() < 0.45 ? record(stage) : ridgelines(stage);

function record({ focusX, focusY, reach }: Stage): Shape[] {
	return [
		circle(focusX, focusY, reach * 1.05, { fill: 'deep' }),
		...counted(9).map((i) =>
			circle(focusX, focusY, reach * (0.98 - i * 0.065), {
				stroke: i % 3 ? 'ground' : 'main',
				strokeWidth: reach * 0.014,
			}),
		),
		circle(focusX, focusY, reach * 0.36, { fill: 'main' }),
		circle(focusX, focusY, reach * 0.2, { fill: 'accent' }),
		circle(focusX, focusY, reach * 0.04, { fill: 'ground' }),
	];
}

function ridgelines({ width, focusX, focusY, reach, random }: Stage): Shape[] {
	return counted(15).map((row) => {
		const y = focusY - reach * 0.55 + row * reach * 0.115;
		const points = counted(33).map((i) => {
			const x = (i / 32) * width;
			const nearness = Math.exp(-(((x - focusX) / (reach * 0.5)) ** 2));
			return [x, y - nearness * reach * 0.5 * random.next() ** 1.5] as const;
		});
		return curve(
			points,
			{ fill: 'ground', stroke: row % 5 === 2 ? 'accent' : 'main', strokeWidth: reach * 0.02 },
			[
				[width, y + reach * 0.3],
				[0, y + reach * 0.3],
			],
		);
	});
}

/** Biography: the rings of a fingerprint, or of a tree. */
export const lifeRings: Motif = ({ focusX, focusY, reach, random }) => {
	const wobble = counted(4).map(() => [between(random, -0.1, 0.1), random.next() * 6.28] as const);
	return counted(12).map((ring) => {
		const radius = reach * 1.12 * (1 - ring / 12.5);
		const points = counted(41).map((i) => {
			const angle = (i / 40) * Math.PI * 2;
			const uneven = wobble.reduce(
				(sum, [size, phase], k) => sum + size * Math.sin(angle * (k + 1) + phase),
				1,
			);
			return around(focusX, focusY, radius * uneven, angle);
		});
		return curve(
			points,
			ring === 11
				? { fill: 'accent' }
				: { stroke: ring % 4 === 0 ? 'accent' : 'main', strokeWidth: reach * 0.035 },
		);
	});
};

/** Documentary: a picture as the press prints it, dot by dot. */
export const halftone: Motif = ({ width, height, focusX, focusY, reach, random }) => {
	const step = reach * 0.115;
	const [shiftX, shiftY] = [
		between(random, -0.35, 0.35) * reach,
		between(random, -0.3, 0.3) * reach,
	];
	const dots: Shape[] = [];
	for (let y = step / 2, row = 0; y < height; y += step * 0.87, row++)
		for (let x = (row % 2) * (step / 2); x < width + step; x += step) {
			const bright = Math.hypot(x - focusX, y - focusY) / (reach * 1.15);
			const other = Math.hypot(x - focusX - shiftX, y - focusY - shiftY) / (reach * 0.55);
			const size = step * 0.62 * Math.max(0, 1 - bright ** 1.6);
			if (size > step * 0.05)
				dots.push(circle(x, y, size, { fill: other < 1 ? 'accent' : 'main' }));
		}
	return dots;
};

/** Fantasy: a moon over spires, and too many stars. */
export const spires: Motif = ({ width, height, focusX, focusY, reach, random }) => {
	const rays = counted(14).map((i) => {
		const angle = (i / 14) * Math.PI * 2;
		return polygon(
			[
				[focusX, focusY],
				around(focusX, focusY, reach * 2.4, angle),
				around(focusX, focusY, reach * 2.4, angle + 0.16),
			],
			{ fill: 'main', opacity: 0.2 },
		);
	});
	const towers = counted(7).map((i) => {
		const x = ((i + 0.5) / 7) * width + between(random, -0.08, 0.08) * width;
		const half = reach * between(random, 0.09, 0.2);
		const top = focusY + reach * between(random, -0.1, 0.65);
		return polygon(
			[
				[x, top],
				[x + half, top + reach * 0.55],
				[x + half * 0.7, height],
				[x - half * 0.7, height],
				[x - half, top + reach * 0.55],
			],
			{ fill: i % 2 ? 'main' : 'deep' },
		);
	});
	return [
		...rays,
		...stars(width, height * 0.75, random, 40),
		circle(focusX, focusY - reach * 0.2, reach * 0.52, { fill: 'accent' }),
		circle(focusX + reach * 0.2, focusY - reach * 0.3, reach * 0.46, {
			fill: 'ground',
			opacity: random.next() < 0.5 ? 1 : 0,
		}),
		...towers,
	];
};
