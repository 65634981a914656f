import { add } from '../operations/add.ts';
import { concat } from '../operations/concat.ts';
import { gatherRows } from '../operations/gather-rows.ts';
import { reshape } from '../operations/reshape.ts';
import { scale } from '../operations/scale.ts';
import { slice } from '../operations/slice.ts';
import { topK } from '../operations/top-k.ts';
import { transpose } from '../operations/transpose.ts';
import type { OperationCase } from './operation-case.ts';
import { at, byRow, tabulated } from './plain-tensor.ts';

const reshapeCases: readonly OperationCase[] = [
	{
		use: 'of (3, 4) to (2, 6)',
		inputs: { x: { shape: [3, 4] } },
		build: (v) => reshape(v.x!, [2, 6]),
		reference: (t) => ({ shape: [2, 6], data: t.x!.data }),
		refused: [{ shapes: { x: [3, 5] }, naming: ['(3, 5)', '(2, 6)'] }],
	},
];

const transposeCases: readonly OperationCase[] = [
	{
		use: 'of three axes',
		inputs: { x: { shape: [2, 3, 4] } },
		build: (v) => transpose(v.x!, [2, 0, 1]),
		reference: (t) => tabulated([4, 2, 3], ([a, b, c]) => at(t.x!, [b!, c!, a!])),
		refused: [{ shapes: { x: [3, 5] }, naming: ['(3, 5)', '(2, 0, 1)'] }],
	},
	{
		use: 'within each of a batch',
		inputs: { x: { shape: [2, 3, 4] } },
		build: (v) => transpose(v.x!, [0, 2, 1]),
		reference: (t) => tabulated([2, 4, 3], ([a, b, c]) => at(t.x!, [a!, c!, b!])),
		batch: { inputs: ['x'], joined: 'rows' },
	},
];

const concatCases: readonly OperationCase[] = [
	{
		use: 'of three along the last axis',
		inputs: { a: { shape: [2, 3] }, b: { shape: [2, 1] }, c: { shape: [2, 2] } },
		build: (v) => concat([v.a!, v.b!, v.c!], -1),
		reference: ({ a, b, c }) =>
			tabulated([2, 6], ([i, j]) =>
				j! < 3 ? at(a!, [i!, j!]) : j! < 4 ? at(b!, [i!, 0]) : at(c!, [i!, j! - 4]),
			),
		batch: { inputs: ['a', 'b', 'c'], joined: 'rows' },
		refused: [{ shapes: { a: [2, 3], b: [4, 1], c: [2, 2] }, naming: ['(2, 3)', '(4, 1)'] }],
	},
	{
		use: 'of a value with itself',
		inputs: { a: { shape: [2, 3] } },
		build: (v) => concat([v.a!, v.a!], 0),
		reference: ({ a }) => tabulated([4, 3], ([i, j]) => at(a!, [i! % 2, j!])),
	},
];

const sliceCases: readonly OperationCase[] = [
	{
		use: 'out of the middle',
		inputs: { x: { shape: [3, 6] } },
		build: (v) => slice(v.x!, 1, 2, 5),
		reference: (t) => tabulated([3, 3], ([i, j]) => at(t.x!, [i!, j! + 2])),
		batch: { inputs: ['x'], joined: 'rows' },
		refused: [{ shapes: { x: [3, 4] }, naming: ['(3, 4)', '2 to 5'] }],
	},
	{
		use: 'three times, tiling the axis',
		inputs: { x: { shape: [3, 6] } },
		build: ({ x }) =>
			add(scale(slice(x!, 1, 0, 2), 3), add(slice(x!, 1, 2, 4), slice(x!, 1, 4, 6))),
		reference: (t) =>
			tabulated(
				[3, 2],
				([i, j]) => 3 * at(t.x!, [i!, j!]) + at(t.x!, [i!, j! + 2]) + at(t.x!, [i!, j! + 4]),
			),
	},
	{
		use: 'three times, overlapping, along two axes, beside a whole',
		inputs: { x: { shape: [3, 3] } },
		build: ({ x }) =>
			add(
				add(slice(x!, 0, 0, 2), slice(x!, 0, 1, 3)),
				add(slice(scale(x!, 2), 0, 1, 3), slice(slice(x!, 1, 1, 2), 0, 0, 2)),
			),
		reference: (t) =>
			tabulated(
				[2, 3],
				([i, j]) => at(t.x!, [i!, j!]) + 3 * at(t.x!, [i! + 1, j!]) + at(t.x!, [i!, 1]),
			),
	},
];

const gatherCases: readonly OperationCase[] = [
	{
		use: 'of rows named several times',
		inputs: {
			table: { shape: [5, 3] },
			rows: { shape: [7], dtype: 'i32', numbers: [4, 0, 4, 4, 2, 0, 1] },
		},
		build: (v) => gatherRows(v.table!, v.rows!),
		reference: ({ table, rows }) =>
			tabulated([7, 3], ([i, j]) => at(table!, [rows!.data[i!]!, j!])),
		batch: { inputs: ['rows'], joined: 'rows' },
		refused: [{ shapes: { table: [], rows: [4] }, naming: ['()', '(4)'] }],
	},
	{
		use: 'by a matrix of row numbers, beside another use of the table',
		inputs: {
			table: { shape: [6, 4] },
			rows: { shape: [3, 2], dtype: 'i64', below: 6 },
		},
		build: ({ table, rows }) =>
			add(gatherRows(table!, rows!), reshape(slice(table!, 0, 0, 2), [2, 4])),
		reference: ({ table, rows }) =>
			tabulated(
				[3, 2, 4],
				([i, j, k]) => at(table!, [at(rows!, [i!, j!]), k!]) + at(table!, [j!, k!]),
			),
	},
	{
		use: 'of single numbers',
		inputs: { table: { shape: [6] }, rows: { shape: [4], dtype: 'i32', below: 6 } },
		build: (v) => gatherRows(v.table!, v.rows!),
		reference: ({ table, rows }) => tabulated([4], ([i]) => table!.data[rows!.data[i!]!]!),
	},
];

const topKCases: readonly OperationCase[] = [
	{
		use: 'of the scores',
		inputs: { x: { shape: [3, 7], fixed: true } },
		build: (v) => topK(v.x!, 4).scores,
		reference: (t) => {
			const sorted = byRow(t.x!, (row) => row.toSorted((a, b) => b - a));
			return tabulated([3, 4], (place) => at(sorted, place));
		},
		batch: { inputs: ['x'], joined: 'rows' },
		refused: [{ shapes: { x: [3, 3] }, naming: ['(3, 3)', '(4)'] }],
	},
	{
		use: 'of the places, where ties go to the smaller',
		inputs: { x: { shape: [2, 5], fixed: true, numbers: [1, 3, 3, 0, 2, 7, 7, 7, 7, 7] } },
		build: (v) => topK(v.x!, 3).places,
		reference: () => ({ shape: [2, 3], data: Float64Array.of(1, 2, 4, 0, 1, 2) }),
		batch: { inputs: ['x'], joined: 'rows' },
	},
];

/** Cases of the operations that move numbers without changing them. */
export const shapeCases = {
	reshape: reshapeCases,
	transpose: transposeCases,
	concat: concatCases,
	slice: sliceCases,
	gatherRows: gatherCases,
	topK: topKCases,
} as const satisfies Record<string, readonly OperationCase[]>;
