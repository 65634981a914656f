import { binaryCrossEntropy } from '../operations/binary-cross-entropy.ts';
import { sampledCrossEntropy } from '../operations/sampled-cross-entropy.ts';
import { tiedCrossEntropy } from '../operations/tied-cross-entropy.ts';
import type { OperationCase } from './operation-case.ts';
import { at, type PlainTensor, plainScalar, plainSoftmax, total } from './plain-tensor.ts';

/** h[n] · E[v] */
const dot = (hidden: PlainTensor, n: number, table: PlainTensor, row: number): number =>
	total(hidden.shape[1]!, (d) => at(hidden, [n, d]) * at(table, [row, d]));

const tied = (biased: boolean, temperature: number): OperationCase => ({
	use: `at temperature ${temperature}${biased ? ', with a bias' : ''}`,
	inputs: {
		hidden: { shape: [6, 4] },
		table: { shape: [9, 4] },
		targets: { shape: [6], dtype: 'i32', numbers: [3, 0, 3, 8, 1, 3] },
		weights: { shape: [6], fixed: true, numbers: [0.2, 0.3, 0, 0.1, 0.15, 0.25] },
		...(biased && { bias: { shape: [9] } }),
	},
	build: (v) =>
		tiedCrossEntropy({
			hidden: v.hidden!,
			table: v.table!,
			targets: v.targets!,
			weights: v.weights!,
			temperature,
			...(v.bias && { bias: v.bias }),
		}),
	reference: ({ hidden, table, targets, weights, bias }) =>
		plainScalar(
			total(hidden!.shape[0]!, (n) => {
				const logits = Float64Array.from(
					{ length: 9 },
					(_, v) => dot(hidden!, n, table!, v) / temperature + (bias?.data[v] ?? 0),
				);
				return -weights!.data[n]! * Math.log(plainSoftmax(logits)[targets!.data[n]!]!);
			}),
		),
	batch: { inputs: ['hidden', 'targets', 'weights'], joined: 'added' },
	refused: [
		{ shapes: { hidden: [6, 5], table: [9, 4] }, naming: ['(6, 5)', '(9, 4)'] },
		{ shapes: { targets: [5] }, naming: ['(6, 4)', '(5)'] },
		{ shapes: { weights: [6, 1] }, naming: ['(6, 4)', '(6, 1)'] },
		...(biased ? [{ shapes: { bias: [8] }, naming: ['(9, 4)', '(8)'] }] : []),
	],
});

const sampled = (temperature: number): OperationCase => ({
	use: `at temperature ${temperature}, with accidental hits and a title drawn twice`,
	inputs: {
		hidden: { shape: [4, 3] },
		table: { shape: [9, 3] },
		targets: { shape: [4], dtype: 'i32', numbers: [3, 0, 3, 8] },
		negatives: { shape: [5], dtype: 'i32', numbers: [3, 1, 8, 1, 5] },
		weights: { shape: [4], fixed: true, numbers: [0.2, 0.3, 0.1, 0.4] },
		targetLogQ: { shape: [4], fixed: true },
		negativeLogQ: { shape: [5], fixed: true },
	},
	build: (v) =>
		sampledCrossEntropy({
			hidden: v.hidden!,
			table: v.table!,
			targets: v.targets!,
			negatives: v.negatives!,
			weights: v.weights!,
			targetLogQ: v.targetLogQ!,
			negativeLogQ: v.negativeLogQ!,
			temperature,
		}),
	reference: ({ hidden, table, targets, negatives, weights, targetLogQ, negativeLogQ }) =>
		plainScalar(
			total(hidden!.shape[0]!, (n) => {
				const target = targets!.data[n]!;
				const others = [...negatives!.data.entries()].filter(([, row]) => row !== target);
				const logits = Float64Array.of(
					dot(hidden!, n, table!, target) / temperature - targetLogQ!.data[n]!,
					...others.map(
						([k, row]) => dot(hidden!, n, table!, row) / temperature - negativeLogQ!.data[k]!,
					),
				);
				return -weights!.data[n]! * Math.log(plainSoftmax(logits)[0]!);
			}),
		),
	batch: { inputs: ['hidden', 'targets', 'weights', 'targetLogQ'], joined: 'added' },
	refused: [
		{ shapes: { hidden: [4, 5] }, naming: ['(4, 5)', '(9, 3)'] },
		{ shapes: { targetLogQ: [5] }, naming: ['(4, 3)', '(5)'] },
		{ shapes: { negativeLogQ: [4] }, naming: ['(5)', '(4)'] },
	],
});

const binaryCases: readonly OperationCase[] = [
	{
		use: 'of log-odds near and far from zero',
		inputs: {
			logits: { shape: [3, 2], numbers: [0.3, -2, 1.5, 40, -30, 0.01] },
			answers: { shape: [3, 2], fixed: true, numbers: [1, 0, 0.25, 1, 1, 0] },
			weights: { shape: [3, 2], fixed: true, numbers: [0.2, 0.1, 0.3, 0.1, 0.2, 0.1] },
		},
		build: (v) => binaryCrossEntropy(v.logits!, v.answers!, v.weights!),
		reference: ({ logits, answers, weights }) =>
			plainScalar(
				total(6, (i) => {
					const [z, y] = [logits!.data[i]!, answers!.data[i]!];
					const surprise = (odds: number) => Math.log1p(Math.exp(-odds));
					return weights!.data[i]! * (y * surprise(z) + (1 - y) * (z + surprise(z)));
				}),
			),
		batch: { inputs: ['logits', 'answers', 'weights'], joined: 'added' },
		refused: [
			{ shapes: { answers: [2, 3] }, naming: ['(3, 2)', '(2, 3)'] },
			{ shapes: { weights: [3] }, naming: ['(3, 2)', '(3)'] },
		],
	},
];

/** Cases of the losses. */
export const lossCases = {
	tiedCrossEntropy: [tied(false, 1), tied(true, 0.25)],
	sampledCrossEntropy: [sampled(1), sampled(0.5)],
	binaryCrossEntropy: binaryCases,
} as const satisfies Record<string, readonly OperationCase[]>;
