import {
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

/** Adventure: ridges one behind the other, and a sun to walk towards. */
export const ridges: Motif = ({ width, height, focusX, focusY, reach, random }) => {
	const sun = circle(focusX + between(random, -0.2, 0.2) * reach, focusY, reach * 0.62, {
		fill: 'accent',
	});
	const layers = counted(4).map((layer) => {
		const base = focusY + reach * (0.15 + layer * 0.42);
		const steps = 9;
		const points = counted(steps + 1).map((i) => {
			const sharp = i % 2 === 0 ? -1 : 0.5;
			return [
				(i / steps) * width * 1.1 - width * 0.05,
				base + sharp * reach * between(random, 0.08, 0.36),
			] as const;
		});
		return polygon([...points, [width, height], [0, height]], {
			fill: layer % 2 === 0 ? 'main' : 'deep',
			opacity: [0.55, 0.75, 0.9, 1][layer]!,
		});
	});
	return [circle(focusX, focusY, reach * 1.5, { fill: 'glow' }), sun, ...layers];
};

/** Western: a striped sun over mesas. */
export const mesas: Motif = ({ width, height, focusX, focusY, reach, random }) => {
	const stripes = counted(6).map((i) =>
		rect(0, focusY + reach * (0.08 + i * 0.15), width, reach * (0.015 + i * 0.014), {
			fill: 'ground',
		}),
	);
	const ground = focusY + reach * 0.95;
	const mesa = (at: number, wide: number, high: number, opacity: number) =>
		polygon(
			[
				[at - wide * 0.75, ground + 1],
				[at - wide * 0.5, ground - high * 0.55],
				[at - wide * 0.42, ground - high],
				[at + wide * 0.42, ground - high],
				[at + wide * 0.5, ground - high * 0.5],
				[at + wide * 0.8, ground + 1],
			],
			{ fill: 'main', opacity },
		);
	return [
		circle(focusX, focusY, reach * 0.85, { fill: 'accent' }),
		...stripes,
		mesa(width * between(random, 0.05, 0.3), reach * between(random, 0.5, 0.9), reach * 0.5, 0.75),
		mesa(width * between(random, 0.7, 0.98), reach * between(random, 0.4, 0.8), reach * 0.72, 1),
		rect(0, ground, width, height - ground, { fill: 'main' }),
		line(
			[
				[0, ground + reach * 0.16],
				[width, ground + reach * 0.16],
			],
			{ stroke: 'deep', strokeWidth: reach * 0.03 },
		),
	];
};

/** History: arches within arches. */
export const arches: Motif = ({ width, height, focusX, focusY, reach, random }) => {
	const rings = 5 + random.below(2);
	return counted(rings).map((i) => {
		const half = reach * 1.05 * (1 - i / rings);
		const top = focusY - half * 0.5;
		const paint = ['main', 'deep', 'accent', 'ground'][i % 4] as 'main';
		return {
			d: `M${focusX - half} ${height}V${top}A${half} ${half} 0 0 1 ${Math.min(width * 2, focusX + half)} ${top}V${height}Z`,
			fill: i === rings - 1 ? 'accent' : paint,
		} as Shape;
	});
};

/** War: torn stripes and a target. */
export const target: Motif = ({ width, height, focusX, focusY, reach, random }) => {
	const stripes = counted(9).map((i) => {
		const y = (i / 9) * height;
		const cut = between(random, 0.15, 0.9) * width;
		return polygon(
			[
				[0, y],
				[cut, y],
				[cut + width * 0.05, y + height / 30],
				[cut - width * 0.03, y + height / 20],
				[0, y + height / 20],
			],
			{ fill: 'deep', opacity: 0.9 },
		);
	});
	return [
		...stripes,
		circle(focusX, focusY, reach * 0.82, { fill: 'main' }),
		circle(focusX, focusY, reach * 0.6, { fill: 'ground' }),
		circle(focusX, focusY, reach * 0.38, { fill: 'main' }),
		circle(focusX, focusY, reach * 0.15, { fill: 'accent' }),
		line(
			[
				[focusX, focusY - reach * 1.05],
				[focusX, focusY + reach * 1.05],
			],
			{ stroke: 'accent', strokeWidth: reach * 0.025 },
		),
		line(
			[
				[focusX - reach * 1.05, focusY],
				[focusX + reach * 1.05, focusY],
			],
			{ stroke: 'accent', strokeWidth: reach * 0.025 },
		),
	];
};

/** Science fiction: a ringed planet among stars, or a horizon drawn by a machine. */
export const planet: Motif = (stage) =>
	stage.random.next() < 0.6 ? ringed(stage) : gridded(stage);

function ringed({ width, height, focusX, focusY, reach, random }: Stage): Shape[] {
	const tilt = between(random, -0.5, 0.5);
	const radius = reach * between(random, 0.5, 0.68);
	const ring = (wide: number, strokeWidth: number, turns: number): Shape => {
		const points = counted(33).map((i) => {
			const angle = (i / 32) * Math.PI * turns;
			const x = Math.cos(angle) * radius * wide;
			const y = Math.sin(angle) * radius * wide * 0.24;
			return [
				focusX + x * Math.cos(tilt) - y * Math.sin(tilt),
				focusY + x * Math.sin(tilt) + y * Math.cos(tilt),
			] as const;
		});
		return curve(points, { stroke: 'accent', strokeWidth });
	};
	const rings = (turns: number) => [
		ring(1.55, reach * 0.035, turns),
		ring(1.75, reach * 0.012, turns),
	];
	return [
		...stars(width, height, random, 46),
		circle(focusX, focusY, reach * 1.5, { fill: 'glow' }),
		...rings(2),
		circle(focusX, focusY, radius, { fill: 'main' }),
		{
			d: `M${focusX} ${focusY - radius}A${radius} ${radius} 0 0 1 ${focusX} ${focusY + radius}A${radius * 1.5} ${radius * 1.5} 0 0 0 ${focusX} ${focusY - radius}Z`,
			fill: 'deep',
			opacity: 0.7,
		},
		...rings(1),
		circle(...offset(focusX, focusY, radius * 2.1, tilt - 0.6), reach * 0.06, { fill: 'accent' }),
	];
}

function gridded({ width, height, focusX, focusY, reach, random }: Stage): Shape[] {
	const horizon = focusY + reach * 0.42;
	const rays = counted(17).map((i) =>
		line(
			[
				[focusX, horizon],
				[focusX + (i - 8) * width * 0.28, height],
			],
			{ stroke: 'main', strokeWidth: 1.1, opacity: 0.9 },
		),
	);
	const levels = counted(9).map((i) => {
		const y = horizon + (height - horizon) * (i / 9) ** 2;
		return line(
			[
				[0, y],
				[width, y],
			],
			{ stroke: 'main', strokeWidth: 1.1, opacity: 0.9 },
		);
	});
	return [
		...stars(width, horizon, random, 30),
		circle(focusX, horizon, reach * 1.4, { fill: 'glow' }),
		circle(focusX, horizon - reach * 0.2, reach * 0.62, { fill: 'accent' }),
		rect(0, horizon, width, height - horizon, { fill: 'deep' }),
		...rays,
		...levels,
	];
}

/** Musical: a curtain drawn aside for the light. */
export const curtain: Motif = ({ width, height, focusX, focusY, reach, random }) => {
	const folds = 7;
	const wide = (width * 0.62) / folds;
	const drape = (side: -1 | 1) =>
		counted(folds).map((i) => {
			const edge = side < 0 ? 0 : width;
			const x = edge - side * i * wide * 0.55;
			const foot = edge - side * i * wide * between(random, 0.16, 0.26);
			return curve(
				[
					[x, 0],
					[x - side * wide * 0.2, focusY],
					[foot, height],
				],
				{ fill: i % 2 ? 'main' : 'deep' },
				[
					[edge, height],
					[edge, 0],
				],
			);
		});
	return [
		polygon(
			[
				[focusX - reach * 0.12, 0],
				[focusX + reach * 0.12, 0],
				[focusX + reach * 0.8, height],
				[focusX - reach * 0.8, height],
			],
			{ fill: 'accent', opacity: 0.28 },
		),
		circle(focusX, focusY + reach * 0.25, reach * 0.5, { fill: 'accent' }),
		...drape(-1).reverse(),
		...drape(1).reverse(),
	];
};

const offset = (x: number, y: number, radius: number, angle: number): [number, number] => [
	x + radius * Math.cos(angle),
	y + radius * Math.sin(angle),
];

/** Small stars, brighter ones rarer. */
export const stars = (width: number, height: number, random: Stage['random'], count: number) =>
	counted(count).map(() =>
		circle(random.next() * width, random.next() * height, 0.4 + random.next() ** 4 * 2.2, {
			fill: 'ink',
			opacity: 0.85,
		}),
	);
