import type { Value } from '../graph.ts';
import { layerNorm } from '../operations/layer-norm.ts';
import { mean } from '../operations/mean.ts';
import { softmax } from '../operations/softmax.ts';
import { standardRows } from '../operations/standard-rows.ts';
import { sum } from '../operations/sum.ts';
import { unitRows } from '../operations/unit-rows.ts';
import type { OperationCase } from './operation-case.ts';
import { at, byRow, plainScalar, plainSoftmax, tabulated, total } from './plain-tensor.ts';

const meanOf = (row: Float64Array): number => row.reduce((a, b) => a + b, 0) / row.length;
const meanSquare = (row: Float64Array): number => meanOf(row.map((value) => value * value));

const softmaxCases: readonly OperationCase[] = [
	{
		use: 'of each row',
		inputs: { x: { shape: [2, 3, 5], spread: 3 } },
		build: (v) => softmax(v.x!),
		reference: (t) => byRow(t.x!, plainSoftmax),
		batch: { inputs: ['x'], joined: 'rows' },
	},
	{
		use: 'of logits too large for exp, some forbidden',
		inputs: {
			x: { shape: [2, 4], fixed: true, numbers: [500, 499, -1e9, 3, -1e9, -1e9, 0, -500] },
		},
		build: (v) => softmax(v.x!),
		reference: (t) => byRow(t.x!, plainSoftmax),
	},
];

const layerNormCases: readonly OperationCase[] = [
	{
		use: 'of three axes',
		inputs: { x: { shape: [2, 3, 6] }, gain: { shape: [6] }, shift: { shape: [6] } },
		build: (v) => layerNorm(v.x!, v.gain!, v.shift!),
		reference: ({ x, gain, shift }) =>
			byRow(x!, (row) => {
				const centred = row.map((value) => value - meanOf(row));
				const deviation = Math.sqrt(meanSquare(centred) + 1e-5);
				return centred.map((value, i) => (value / deviation) * gain!.data[i]! + shift!.data[i]!);
			}),
		batch: { inputs: ['x'], joined: 'rows' },
		refused: [
			{ shapes: { x: [2, 6], gain: [5], shift: [6] }, naming: ['(2, 6)', '(5)'] },
			{ shapes: { x: [2, 6], gain: [6], shift: [7] }, naming: ['(2, 6)', '(7)'] },
		],
	},
];

const standardRowsCases: readonly OperationCase[] = [
	{
		use: 'of three axes',
		inputs: { x: { shape: [2, 3, 6] } },
		build: (v) => standardRows(v.x!),
		reference: ({ x }) =>
			byRow(x!, (row) => {
				const centred = row.map((value) => value - meanOf(row));
				return centred.map((value) => value / Math.sqrt(meanSquare(centred) + 1e-5));
			}),
		batch: { inputs: ['x'], joined: 'rows' },
		refused: [{ shapes: { x: [] }, naming: ['()'] }],
	},
];

const unitRowsCases: readonly OperationCase[] = [
	{
		use: 'of a matrix',
		inputs: { x: { shape: [4, 6] } },
		build: (v) => unitRows(v.x!),
		reference: (t) => byRow(t.x!, (row) => row.map((value) => value / Math.hypot(...row))),
		batch: { inputs: ['x'], joined: 'rows' },
	},
	{
		use: 'of rows of zeros, which stay zero',
		inputs: { x: { shape: [2, 3], fixed: true, numbers: [0, 0, 0, 0, 0, 0] } },
		build: (v) => unitRows(v.x!),
		reference: (t) => t.x!,
	},
];

const reductionCases = (
	build: (x: Value, axes?: readonly number[]) => Value,
	share: (count: number) => number,
): readonly OperationCase[] => [
	{
		use: 'over everything',
		inputs: { x: { shape: [2, 3, 4] } },
		build: (v) => build(v.x!),
		reference: (t) => plainScalar(t.x!.data.reduce((a, b) => a + b, 0) * share(24)),
	},
	{
		use: 'over the last axis',
		inputs: { x: { shape: [2, 3, 4] } },
		build: (v) => build(v.x!, [-1]),
		reference: (t) =>
			tabulated([2, 3], ([i, j]) => share(4) * total(4, (k) => at(t.x!, [i!, j!, k]))),
		batch: { inputs: ['x'], joined: 'rows' },
		refused: [{ shapes: { x: [] }, naming: ['()', '-1'] }],
	},
	{
		use: 'over the outer axes',
		inputs: { x: { shape: [2, 3, 4] } },
		build: (v) => build(v.x!, [0, 1]),
		reference: (t) => tabulated([4], ([k]) => share(6) * total(6, (i) => t.x!.data[i * 4 + k!]!)),
	},
];

/** Cases of the operations that look at whole rows. */
export const rowCases = {
	softmax: softmaxCases,
	layerNorm: layerNormCases,
	standardRows: standardRowsCases,
	unitRows: unitRowsCases,
	sum: reductionCases(sum, () => 1),
	mean: reductionCases(mean, (count) => 1 / count),
} as const satisfies Record<string, readonly OperationCase[]>;
