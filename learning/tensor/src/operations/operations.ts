import { add } from './add.ts';
import { batchedProduct } from './batched-product.ts';
import { binaryCrossEntropy } from './binary-cross-entropy.ts';
import { concat } from './concat.ts';
import { dropout } from './dropout.ts';
import { gatherRows } from './gather-rows.ts';
import { gelu } from './gelu.ts';
import { layerNorm } from './layer-norm.ts';
import { matrixProduct } from './matrix-product.ts';
import { mean } from './mean.ts';
import { multiply } from './multiply.ts';
import { reshape } from './reshape.ts';
import { sampledCrossEntropy } from './sampled-cross-entropy.ts';
import { scale } from './scale.ts';
import { sigmoid } from './sigmoid.ts';
import { silu } from './silu.ts';
import { slice } from './slice.ts';
import { softmax } from './softmax.ts';
import { standardRows } from './standard-rows.ts';
import { subtract } from './subtract.ts';
import { sum } from './sum.ts';
import { tiedCrossEntropy } from './tied-cross-entropy.ts';
import { topK } from './top-k.ts';
import { transpose } from './transpose.ts';
import { unitRows } from './unit-rows.ts';

/** The closed list of operations: the suite asks for cases of every one, and every file of this folder must be in it. */
export const operations = {
	add,
	batchedProduct,
	binaryCrossEntropy,
	concat,
	dropout,
	gatherRows,
	gelu,
	layerNorm,
	matrixProduct,
	mean,
	multiply,
	reshape,
	sampledCrossEntropy,
	scale,
	sigmoid,
	silu,
	slice,
	softmax,
	standardRows,
	subtract,
	sum,
	tiedCrossEntropy,
	topK,
	transpose,
	unitRows,
} as const;

/** One of the operations. */
export type OperationName = keyof typeof operations;
