import {
	around,
	between,
	circle,
	counted,
	curve,
	type Ink,
	line,
	type Motif,
	polygon,
	rect,
	type Shape,
	type Stage,
} from '../shapes.ts';

/** Comedy: paper cut-outs in a grid, no two alike. */
export const cutOuts: Motif = ({ width, height, random }) => {
	const columns = width > height ? 8 : 4;
	const cell = width / columns;
	const shapes: Shape[] = [];
	for (const row of counted(Math.ceil(height / cell)))
		for (const column of counted(columns))
			shapes.push(...cutOut(column * cell, row * cell, cell, random));
	return shapes;
};

function cutOut(x: number, y: number, size: number, random: Stage['random']): Shape[] {
	const inks: readonly Ink[] = ['main', 'accent', 'deep', 'main', 'accent'];
	const fill = inks[random.below(inks.length)]!;
	const corner = random.below(4);
	const [cx, cy] = [x + (corner % 2) * size, y + (corner >> 1) * size];
	const [tx, ty] = [x + (1 - (corner % 2)) * size, y + (1 - (corner >> 1)) * size];
	const sweep = corner === 0 || corner === 3 ? 1 : 0;
	switch (random.below(6)) {
		case 0:
			return [{ d: `M${cx} ${cy}L${tx} ${cy}A${size} ${size} 0 0 ${sweep} ${cx} ${ty}Z`, fill }];
		case 1:
			return [circle(x + size / 2, y + size / 2, size * 0.36, { fill })];
		case 2:
			return [
				polygon(
					[
						[cx, cy],
						[tx, cy],
						[cx, ty],
					],
					{ fill },
				),
			];
		case 3:
			return [
				circle(x + size / 2, y + size / 2, size / 2, { fill }),
				circle(x + size / 2, y + size / 2, size * 0.22, { fill: 'ground' }),
			];
		case 4:
			return counted(3).map((i) =>
				rect(x, y + (size / 3) * i + size * 0.06, size, size * 0.16, { fill }),
			);
		default:
			return [];
	}
}

/** Action: slashes at full speed. */
export const slashes: Motif = ({ width, height, focusX, focusY, reach, random }) => {
	const lean = between(random, 0.35, 0.75) * (random.next() < 0.5 ? -1 : 1);
	const stripes = counted(8).map((i) => {
		const x = (i / 8) * width * 1.6 - width * 0.3;
		const thick = reach * between(random, 0.04, 0.34);
		const top = between(random, -0.2, 0.25) * height;
		const bottom = between(random, 0.6, 1.1) * height;
		const at = (y: number) => x + (height / 2 - y) * lean;
		return polygon(
			[
				[at(top), top],
				[at(top) + thick, top],
				[at(bottom) + thick, bottom],
				[at(bottom), bottom],
			],
			{
				fill: (['main', 'deep', 'main', 'accent'] as const)[i % 4]!,
				opacity: i % 4 === 3 ? 1 : 0.92,
			},
		);
	});
	const sparks = counted(10).map((i) => {
		const angle = (i / 10) * Math.PI * 2 + random.next() * 0.4;
		const [ax, ay] = around(focusX, focusY, reach * 0.14, angle - 0.08);
		const [bx, by] = around(focusX, focusY, reach * between(random, 0.5, 0.95), angle);
		const [cx, cy] = around(focusX, focusY, reach * 0.14, angle + 0.5);
		return polygon(
			[
				[ax, ay],
				[bx, by],
				[cx, cy],
			],
			{ fill: 'accent' },
		);
	});
	return random.next() < 0.5
		? stripes
		: [...stripes.slice(0, 5), ...sparks, circle(focusX, focusY, reach * 0.22, { fill: 'accent' })];
};

/** Animation: somebody round looks at you. */
export const fellow: Motif = (stage) => {
	const { width, height, focusX, focusY, reach, random } = stage;
	const body = reach * between(random, 0.6, 0.8);
	const friends = counted(5).map((i) =>
		circle(
			between(random, 0, width),
			between(random, 0.05, 0.95) * height,
			reach * between(random, 0.1, 0.34),
			{ fill: (['deep', 'main', 'deep', 'deep', 'deep'] as const)[i]!, opacity: 0.8 },
		),
	);
	const bust = [
		rect(focusX - body, focusY, body * 2, height, { fill: 'accent' }),
		circle(focusX, focusY, body, { fill: 'accent' }),
	];
	return [...friends, ...crest(stage, body), ...bust, ...face(stage, body)];
};

/** What grows on the head: ears, horns, feelers or a tuft. */
function crest({ focusX, focusY, random }: Stage, body: number): Shape[] {
	const kind = random.below(4);
	const sides = [-1, 1] as const;
	if (kind === 0)
		return sides.map((side) =>
			circle(focusX + side * body * 0.78, focusY - body * 0.68, body * 0.36, { fill: 'accent' }),
		);
	if (kind === 1)
		return sides.map((side) =>
			polygon(
				[
					[focusX + side * body * 0.25, focusY - body * 0.8],
					[focusX + side * body * 0.95, focusY - body * 1.35],
					[focusX + side * body * 0.92, focusY - body * 0.2],
				],
				{ fill: 'accent' },
			),
		);
	if (kind === 2)
		return sides.flatMap((side) => [
			line(
				[
					[focusX + side * body * 0.2, focusY - body * 0.9],
					[focusX + side * body * 0.42, focusY - body * 1.36],
				],
				{ stroke: 'accent', strokeWidth: body * 0.07 },
			),
			circle(focusX + side * body * 0.42, focusY - body * 1.36, body * 0.13, { fill: 'main' }),
		]);
	return counted(5).map((i) =>
		polygon(
			[
				[focusX + (i - 2.6) * body * 0.18, focusY - body * 0.85],
				[focusX + (i - 2) * body * 0.28, focusY - body * between(random, 1.15, 1.4)],
				[focusX + (i - 1.4) * body * 0.18, focusY - body * 0.85],
			],
			{ fill: 'main' },
		),
	);
}

/** One to three eyes, and a mood. */
function face({ focusX, focusY, random }: Stage, body: number): Shape[] {
	const eyes = 1 + random.below(3);
	const gaze = between(random, -0.5, 0.5);
	const size = body * (eyes === 1 ? 0.4 : eyes === 2 ? 0.25 : 0.19);
	const looking = counted(eyes).flatMap((i) => {
		const x = focusX + (i - (eyes - 1) / 2) * size * 2.3 + gaze * body * 0.2;
		const y = focusY - body * 0.12 - (eyes === 3 && i === 1 ? size * 0.7 : 0);
		return [
			circle(x, y, size, { fill: 'main' }),
			circle(x + gaze * size * 0.7, y + size * 0.12, size * 0.48, { fill: 'ink' }),
		];
	});
	const mouth = focusY + body * 0.42;
	const wide = body * between(random, 0.16, 0.36);
	const middle = focusX + gaze * body * 0.25;
	const smile = curve(
		[
			[middle - wide, mouth],
			[middle, mouth + body * between(random, -0.12, 0.34)],
			[middle + wide, mouth],
		],
		{ stroke: 'main', strokeWidth: body * 0.07 },
	);
	return [...looking, smile];
}

/** Family: rainbows side by side. */
export const rainbows: Motif = ({ width, height, focusX, focusY, reach, random }) => {
	const bow = (x: number, y: number, radius: number) =>
		counted(5).map((i) =>
			circle(x, y, radius * (1 - i * 0.2), {
				fill: (['main', 'accent', 'ground', 'main', 'deep'] as const)[i]!,
			}),
		);
	const ground = focusY + reach * 0.55;
	return [
		circle(focusX + reach * 0.5, focusY - reach * 0.7, reach * 0.22, { fill: 'accent' }),
		...bow(focusX - reach * between(random, 0.2, 0.5), ground, reach * 0.95),
		...bow(focusX + reach * between(random, 0.5, 0.8), ground + reach * 0.1, reach * 0.62),
		rect(0, ground, width, height - ground, { fill: 'deep' }),
	];
};

/** Short: one gesture and much paper. */
export const oneGesture: Motif = ({ focusX, focusY, reach, random }) => {
	const start = random.next() * Math.PI * 2;
	const arc = counted(25).map((i) => around(focusX, focusY, reach * 0.6, start + (i / 24) * 4.9));
	const [x, y] = around(focusX, focusY, reach * 0.6, start + 5.6);
	return [
		curve(arc, { stroke: 'main', strokeWidth: reach * between(random, 0.08, 0.26) }),
		circle(x, y, reach * 0.13, { fill: 'accent' }),
	];
};

/** Sport: lanes in a bend, and who leads. */
export const lanes: Motif = ({ width, height, focusX, focusY, reach, random }) => {
	const x = random.next() < 0.5 ? -width * 0.1 : width * 1.1;
	const y = focusY + reach * 1.1;
	const far = Math.hypot(width, height) * 0.9;
	const rings = counted(7).map((i) =>
		circle(x, y, far * (1 - i * 0.11), {
			fill: i % 2 ? 'deep' : 'ground',
			stroke: 'main',
			strokeWidth: reach * 0.028,
		}),
	);
	const lead = Math.atan2(focusY - y, focusX - x);
	return [
		...rings,
		circle(...around(x, y, far * 0.72, lead), reach * 0.2, { fill: 'accent' }),
		circle(...around(x, y, far * 0.5, lead + 0.22), reach * 0.1, { fill: 'main' }),
	];
};

/** News: columns and a headline. */
export const columns: Motif = ({ width, height, focusY, reach, random }) => [
	rect(width * 0.08, focusY - reach * 0.9, width * 0.84, reach * 0.34, { fill: 'accent' }),
	...counted(3).flatMap((column) =>
		counted(14).map((row) =>
			rect(
				width * (0.08 + column * 0.29),
				focusY - reach * 0.4 + row * reach * 0.13,
				width * 0.26 * (row % 5 === 4 ? between(random, 0.4, 0.8) : 1),
				reach * 0.05,
				{ fill: 'main' },
			),
		),
	),
	line(
		[
			[0, height * 0.04],
			[width, height * 0.04],
		],
		{ stroke: 'main', strokeWidth: 2 },
	),
];
