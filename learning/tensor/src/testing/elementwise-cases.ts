import type { Value } from '../graph.ts';
import { add } from '../operations/add.ts';
import { dropout } from '../operations/dropout.ts';
import { gelu } from '../operations/gelu.ts';
import { multiply } from '../operations/multiply.ts';
import { scale } from '../operations/scale.ts';
import { sigmoid } from '../operations/sigmoid.ts';
import { silu } from '../operations/silu.ts';
import { subtract } from '../operations/subtract.ts';
import { broadcast } from '../shape.ts';
import type { OperationCase } from './operation-case.ts';
import { at, mapped, tabulated } from './plain-tensor.ts';

const binary = (
	build: (a: Value, b: Value) => Value,
	f: (a: number, b: number) => number,
): readonly OperationCase[] =>
	(
		[
			[
				[3, 4],
				[3, 4],
			],
			[[2, 3, 4], [4]],
			[
				[3, 1],
				[2, 1, 4],
			],
			[[], [2, 3]],
		] as const
	).map(([a, b]) => ({
		use: `(${a}) with (${b})`,
		inputs: { a: { shape: a }, b: { shape: b } },
		build: (v) => build(v.a!, v.b!),
		reference: (t) =>
			tabulated(broadcast('reference', a, b), (place) => f(at(t.a!, place), at(t.b!, place))),
		...(a.length === b.length && { batch: { inputs: ['a', 'b'], joined: 'rows' } }),
		refused: [{ shapes: { a: [3, 4], b: [3, 5] }, naming: ['(3, 4)', '(3, 5)'] }],
	}));

const unary = (
	build: (x: Value) => Value,
	f: (x: number) => number,
	spread = 2,
): readonly OperationCase[] => [
	{
		use: 'of a matrix',
		inputs: { x: { shape: [5, 7], spread } },
		build: (v) => build(v.x!),
		reference: (t) => mapped(t.x!, f),
		batch: { inputs: ['x'], joined: 'rows' },
	},
	{
		use: 'of a number',
		inputs: { x: { shape: [], spread } },
		build: (v) => build(v.x!),
		reference: (t) => mapped(t.x!, f),
	},
];

/** Φ by Simpson's rule: no error function is at hand, and a second implementation should not share a formula. */
function normalBelow(x: number): number {
	const [pieces, lowest] = [2_000, -12];
	const step = (x - lowest) / pieces;
	let sum = 0;
	for (let i = 0; i <= pieces; i++) {
		const weight = i === 0 || i === pieces ? 1 : i % 2 === 1 ? 4 : 2;
		sum += weight * Math.exp(-0.5 * (lowest + i * step) ** 2);
	}
	return (sum * step) / 3 / Math.sqrt(2 * Math.PI);
}

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

const kept = (byte: number, share: number): number => {
	const dropped = Math.round(256 * share);
	return byte < dropped ? 0 : 256 / (256 - dropped);
};

const dropoutCase = (share: number): OperationCase => ({
	use: `of a share of ${share}`,
	inputs: {
		x: { shape: [16, 16] },
		bytes: {
			shape: [256],
			dtype: 'u8',
			numbers: Array.from({ length: 256 }, (_, i) => (i * 91) % 256),
		},
	},
	build: (v) => dropout(v.x!, share, v.bytes!),
	reference: (t) => ({
		shape: t.x!.shape,
		data: t.x!.data.map((value, i) => value * kept(t.bytes!.data[i]!, share)),
	}),
	...(share > 0 && {
		refused: [{ shapes: { x: [2, 3], bytes: [5] }, naming: ['(2, 3)', '(5)'] }],
	}),
});

/** Cases of the operations that look at one element at a time. */
export const elementwiseCases = {
	add: binary(add, (a, b) => a + b),
	subtract: binary(subtract, (a, b) => a - b),
	multiply: binary(multiply, (a, b) => a * b),
	scale: [
		...unary(
			(x) => scale(x, -0.7),
			(x) => -0.7 * x,
		),
		...unary(
			(x) => scale(x, 1),
			(x) => x,
		),
	],
	gelu: unary(gelu, (x) => x * normalBelow(x)),
	sigmoid: unary(sigmoid, logistic),
	silu: unary(silu, (x) => x * logistic(x)),
	dropout: [0, 0.1, 0.5, 0.998].map(dropoutCase),
} as const satisfies Record<string, readonly OperationCase[]>;
