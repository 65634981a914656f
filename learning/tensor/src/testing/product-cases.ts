import { batchedProduct } from '../operations/batched-product.ts';
import { matrixProduct } from '../operations/matrix-product.ts';
import type { OperationCase } from './operation-case.ts';
import { at, type PlainTensor, tabulated, total } from './plain-tensor.ts';

const ways = [
	[false, false],
	[false, true],
	[true, false],
	[true, true],
] as const;

/** Element (…, i, k) of a matrix that may be read transposed. */
const read = (x: PlainTensor, place: readonly number[], i: number, k: number, turned: boolean) =>
	at(x, [...place.slice(0, -2), ...(turned ? [k, i] : [i, k])]);

const matrixCase = (transposeA: boolean, transposeB: boolean, biased: boolean): OperationCase => ({
	use: `${transposeA ? 'aᵀ' : 'a'} ${transposeB ? 'bᵀ' : 'b'}${biased ? ' + bias' : ''}`,
	inputs: {
		a: { shape: transposeA ? [5, 3] : [3, 5] },
		b: { shape: transposeB ? [4, 5] : [5, 4] },
		...(biased && { bias: { shape: [4] } }),
	},
	build: (v) =>
		matrixProduct(v.a!, v.b!, {
			transposeA,
			transposeB,
			factor: 0.5,
			...(v.bias && { bias: v.bias }),
		}),
	reference: ({ a, b, bias }) =>
		tabulated(
			[3, 4],
			([i, j]) =>
				0.5 *
					total(
						5,
						(k) => read(a!, [0, 0], i!, k, transposeA) * read(b!, [0, 0], k, j!, transposeB),
					) +
				(bias === undefined ? 0 : bias.data[j!]!),
		),
	...(!transposeA && { batch: { inputs: ['a'], joined: 'rows' } }),
	refused: [
		{ shapes: { a: [3, 6], b: [7, 8] }, naming: ['(3, 6)', '(7, 8)'] },
		{ shapes: { a: [2, 3, 5], b: [2, 5, 5] }, naming: ['(2, 3, 5)', '(2, 5, 5)'] },
		...(biased ? [{ shapes: { a: [5, 5], b: [5, 5], bias: [3] }, naming: ['(3)', '(5, 5)'] }] : []),
	],
});

const batchedCase = (transposeA: boolean, transposeB: boolean, columns = 6): OperationCase => ({
	use: `${transposeA ? 'aᵀ' : 'a'} ${transposeB ? 'bᵀ' : 'b'} of 2 × 3 pairs, ${columns} columns`,
	inputs: {
		a: { shape: transposeA ? [2, 3, 5, 4] : [2, 3, 4, 5] },
		b: { shape: transposeB ? [2, 3, columns, 5] : [2, 3, 5, columns] },
	},
	build: (v) => batchedProduct(v.a!, v.b!, { transposeA, transposeB, factor: -1.5 }),
	reference: ({ a, b }) =>
		tabulated([2, 3, 4, columns], (place) => {
			const [i, j] = [place[2]!, place[3]!];
			return (
				-1.5 *
				total(5, (k) => read(a!, place, i, k, transposeA) * read(b!, place, k, j, transposeB))
			);
		}),
	batch: { inputs: ['a', 'b'], joined: 'rows' },
	refused: [
		{ shapes: { a: [2, 4, 4], b: [3, 4, 4] }, naming: ['(2, 4, 4)', '(3, 4, 4)'] },
		{ shapes: { a: [2, 4, 4], b: [2, 7, 7] }, naming: ['(2, 4, 4)', '(2, 7, 7)'] },
	],
});

/** Cases of the matrix products. */
export const productCases = {
	matrixProduct: ways.flatMap(([a, b]) => [matrixCase(a, b, false), matrixCase(a, b, true)]),
	batchedProduct: [...ways.map(([a, b]) => batchedCase(a, b)), batchedCase(true, false, 2)],
} as const satisfies Record<string, readonly OperationCase[]>;
