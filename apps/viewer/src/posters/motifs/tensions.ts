import {
	around,
	between,
	circle,
	counted,
	line,
	type Motif,
	polygon,
	rect,
	type Shape,
	type Stage,
} from '../shapes.ts';

/** Thriller: bars that close in, or circles that draw you down. */
export const bars: Motif = (stage) =>
	stage.random.next() < 0.55 ? closingBars(stage) : vortex(stage);

function closingBars({ width, height, focusX, focusY, reach, random }: Stage): Shape[] {
	const count = 9;
	const wide = width / count;
	const teeth = counted(count).flatMap((i) => {
		const distance = Math.abs((i + 0.5) * wide - focusX) / (width / 2);
		const down = focusY - reach * (0.55 - distance * 0.7) + between(random, -0.14, 0.14) * reach;
		const up = focusY + reach * (0.5 - distance * 0.7) + between(random, -0.14, 0.14) * reach;
		const slant = between(random, -0.1, 0.1) * reach;
		const bar = (from: number, to: number, ink: 'main' | 'deep') =>
			polygon(
				[
					[i * wide, from],
					[(i + 1) * wide + 0.5, from],
					[(i + 1) * wide + 0.5, to + slant],
					[i * wide, to - slant],
				],
				{ fill: ink },
			);
		return [
			bar(0, down, i % 2 ? 'main' : 'deep'),
			bar(height, Math.max(up, down + reach * 0.3), i % 2 ? 'deep' : 'main'),
		];
	});
	return [circle(focusX, focusY, reach * 0.36, { fill: 'accent' }), ...teeth];
}

function vortex({ focusX, focusY, reach, random }: Stage): Shape[] {
	const turn = random.next() * Math.PI * 2;
	return counted(11).map((i) => {
		const share = 1 - i / 11;
		const [x, y] = around(focusX, focusY, reach * 0.3 * (1 - share), turn + i * 0.55);
		return circle(x, y, reach * 1.12 * share, {
			fill: i === 10 ? 'accent' : i % 2 ? 'ground' : 'main',
		});
	});
}

/** Horror: an eye above teeth, drips, or claws. */
export const dread: Motif = (stage) => {
	const choice = stage.random.next();
	return choice < 0.4 ? eye(stage) : choice < 0.7 ? drips(stage) : claws(stage);
};

function eye({ width, height, focusX, focusY, reach, random }: Stage): Shape[] {
	const half = reach * 0.98;
	const lid = reach * between(random, 0.75, 1.05);
	const teeth = counted(11).map((i) => {
		const x = ((i - 0.5) / 10) * width;
		return polygon(
			[
				[x - width * 0.055, height],
				[x, height - reach * between(random, 0.5, 0.85)],
				[x + width * 0.055, height],
			],
			{ fill: 'deep' },
		);
	});
	return [
		circle(focusX, focusY, reach * 1.5, { fill: 'glow' }),
		{
			d: `M${focusX - half} ${focusY}Q${focusX} ${focusY - lid} ${focusX + half} ${focusY}Q${focusX} ${focusY + lid} ${focusX - half} ${focusY}Z`,
			fill: 'ink',
		},
		circle(focusX, focusY, reach * 0.4, { fill: 'main' }),
		...counted(20).map((i) =>
			line(
				[
					around(focusX, focusY, reach * 0.18, (i / 20) * 6.283),
					around(focusX, focusY, reach * 0.38, (i / 20) * 6.283),
				],
				{
					stroke: 'deep',
					strokeWidth: reach * 0.02,
				},
			),
		),
		circle(focusX, focusY, reach * 0.19, { fill: 'deep' }),
		circle(focusX - reach * 0.1, focusY - reach * 0.12, reach * 0.05, { fill: 'ink' }),
		...teeth,
	];
}

function drips({ width, focusX, focusY, reach, random }: Stage): Shape[] {
	const count = 9;
	const wide = width / count;
	let d = `M0 0V${focusY * 0.5}`;
	for (const i of counted(count)) {
		const nearness = 1 - Math.abs((i + 0.5) * wide - focusX) / width;
		const long = focusY + reach * (between(random, -0.7, 0.6) + nearness * 0.2);
		const x = i * wide;
		const r = wide * 0.3;
		d += `L${x} ${focusY * 0.45}Q${x + wide * 0.2} ${focusY * 0.5} ${x + wide * 0.2} ${focusY * 0.7}V${long}A${r} ${r} 0 0 0 ${x + wide * 0.8} ${long}V${focusY * 0.7}Q${x + wide * 0.8} ${focusY * 0.5} ${x + wide} ${focusY * 0.45}`;
	}
	return [
		circle(focusX, focusY + reach * 0.3, reach * 0.5, { fill: 'deep' }),
		{ d: `${d}V0Z`, fill: 'main' },
	];
}

function claws({ focusX, focusY, reach, random }: Stage): Shape[] {
	const lean = between(random, 0.3, 0.6) * (random.next() < 0.5 ? -1 : 1);
	return [
		circle(focusX, focusY, reach * 0.95, { fill: 'deep' }),
		...counted(4).map((i) => {
			const x = focusX + (i - 1.5) * reach * 0.42;
			const long = reach * between(random, 0.85, 1.15);
			const thick = reach * between(random, 0.09, 0.15);
			return polygon(
				[
					[x + lean * long, focusY - long],
					[x + thick, focusY - long * 0.1],
					[x - lean * long * 0.9, focusY + long],
					[x - thick, focusY + long * 0.05],
				],
				{ fill: i === 2 ? 'accent' : 'main' },
			);
		}),
	];
}

/** Mystery: rooms within rooms, each turned a little further; the last one is lit. */
export const rooms: Motif = ({ focusX, focusY, reach, random }) => {
	const turn = between(random, 0.09, 0.2) * (random.next() < 0.5 ? -1 : 1);
	const corners = 3 + random.below(3);
	return counted(12).map((i) => {
		const radius = reach * 1.35 * 0.83 ** i;
		const points = counted(corners).map((corner) =>
			around(focusX, focusY, radius, (corner / corners) * Math.PI * 2 + i * turn - Math.PI / 2),
		);
		return polygon(points, {
			fill: i === 11 ? 'accent' : (['deep', 'main', 'ground'][i % 3] as 'deep'),
		});
	});
};

/** Film noir: light through blinds. */
export const blinds: Motif = ({ width, height, focusX, focusY, reach, random }) => {
	const slope = between(random, 0.18, 0.4) * (random.next() < 0.5 ? -1 : 1);
	const slats = 13;
	return [
		circle(focusX, focusY, reach * 0.95, { fill: 'main' }),
		circle(focusX + reach * 0.22, focusY - reach * 0.1, reach * 0.72, { fill: 'accent' }),
		...counted(slats).map((i) => {
			const y = (i / slats) * height * 1.5 - height * 0.25;
			const thick = (height / slats) * 0.82;
			return polygon(
				[
					[0, y + slope * width * 0.5],
					[width, y - slope * width * 0.5],
					[width, y + thick - slope * width * 0.5],
					[0, y + thick + slope * width * 0.5],
				],
				{ fill: 'ground', opacity: 0.94 },
			);
		}),
	];
};

/** Crime: a city at night with somebody still awake, or what came through the window. */
export const skyline: Motif = (stage) =>
	stage.random.next() < 0.6 ? city(stage) : shattered(stage);

function shattered({ width, height, focusX, focusY, reach, random }: Stage): Shape[] {
	const cracks = 11;
	const far = Math.hypot(width, height);
	const angles = counted(cracks).map(
		(i) => ((i + between(random, 0.1, 0.8)) / cracks) * Math.PI * 2,
	);
	const shards = angles.map((angle, i) => {
		const next = angles[(i + 1) % cracks]! + (i === cracks - 1 ? Math.PI * 2 : 0);
		return polygon(
			[
				around(focusX, focusY, reach * 0.12, angle),
				around(focusX, focusY, far, angle),
				around(focusX, focusY, far, next),
				around(focusX, focusY, reach * 0.12, next),
			],
			{ fill: i % 3 === 0 ? 'main' : i % 3 === 1 ? 'deep' : 'ground', opacity: 0.75 },
		);
	});
	const rims = [0.34, 0.62, 0.98].map((share) =>
		line(
			[...angles, angles[0]!].map((angle) =>
				around(
					focusX,
					focusY,
					reach * share * (0.86 + 0.28 * Math.abs(Math.sin(angle * 7))),
					angle,
				),
			),
			{ stroke: 'accent', strokeWidth: reach * 0.014, opacity: 0.9 },
		),
	);
	const rays = angles.map((angle) =>
		line(
			[
				around(focusX, focusY, reach * 0.1, angle),
				around(focusX, focusY, reach * between(random, 0.9, 2.2), angle),
			],
			{
				stroke: 'accent',
				strokeWidth: reach * 0.018,
			},
		),
	);
	return [
		...shards,
		...rays,
		...rims,
		circle(focusX, focusY, reach * 0.13, { fill: 'accent' }),
		circle(focusX, focusY, reach * 0.08, { fill: 'deep' }),
	];
}

function city({ width, height, focusX, focusY, reach, random }: Stage): Shape[] {
	const towers: Shape[] = [];
	for (let x = -4; x < width; ) {
		const wide = reach * between(random, 0.24, 0.46);
		const top = focusY + reach * between(random, -0.55, 0.5);
		towers.push(rect(x, top, wide, height - top, { fill: random.next() < 0.5 ? 'main' : 'deep' }));
		const pane = reach * 0.052;
		for (let row = top + pane * 1.5; row < top + reach * 1.3; row += pane * 2.3)
			for (let at = x + pane * 1.2; at < x + wide - pane * 1.4; at += pane * 2)
				if (random.next() < 0.24)
					towers.push(rect(at, row, pane, pane * 1.35, { fill: 'accent', opacity: 0.95 }));
		x += wide + reach * 0.03;
	}
	return [
		circle(focusX, focusY - reach * 0.25, reach * 1.5, { fill: 'glow' }),
		circle(focusX + reach * between(random, -0.5, 0.5), focusY - reach * 0.42, reach * 0.36, {
			fill: 'accent',
		}),
		...towers,
	];
}
