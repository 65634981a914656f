export {
	type Checkpoint,
	checkpointBytes,
	checkpointOf,
	readCheckpoint,
	removeCheckpoint,
	writeCheckpoint,
} from './checkpoint.ts';
export type { TensorFailureCode } from './errors.ts';
export { flatGradient, gradients } from './gradients.ts';
export { type ConstantData, Graph, type GraphOptions, type Value } from './graph.ts';
export type { DType } from './onnx/model.ts';
export { add } from './operations/add.ts';
export { batchedProduct } from './operations/batched-product.ts';
export { binaryCrossEntropy } from './operations/binary-cross-entropy.ts';
export { concat } from './operations/concat.ts';
export { type DropoutBytes, dropout, sharedBytes } from './operations/dropout.ts';
export { gatherRows } from './operations/gather-rows.ts';
export { gelu } from './operations/gelu.ts';
export { layerNorm } from './operations/layer-norm.ts';
export { matrixProduct, type ProductOptions } from './operations/matrix-product.ts';
export { mean } from './operations/mean.ts';
export { multiply } from './operations/multiply.ts';
export { reshape } from './operations/reshape.ts';
export {
	type SampledCrossEntropy,
	sampledCrossEntropy,
} from './operations/sampled-cross-entropy.ts';
export { scale } from './operations/scale.ts';
export { sigmoid } from './operations/sigmoid.ts';
export { silu } from './operations/silu.ts';
export { slice } from './operations/slice.ts';
export { softmax } from './operations/softmax.ts';
export { standardRows } from './operations/standard-rows.ts';
export { subtract } from './operations/subtract.ts';
export { sum } from './operations/sum.ts';
export { type TiedCrossEntropy, tiedCrossEntropy } from './operations/tied-cross-entropy.ts';
export { type Best, topK } from './operations/top-k.ts';
export { transpose } from './operations/transpose.ts';
export { unitRows } from './operations/unit-rows.ts';
export { type AdamOptions, type AdamState, adam, adamState } from './optimiser/adam.ts';
export { clippingFactor, gradientNorm } from './optimiser/clipping.ts';
export {
	adamRow,
	type RowAdamOptions,
	type RowTable,
	rowTable,
} from './optimiser/row-table.ts';
export type { Schedule } from './optimiser/schedule.ts';
export { type WarmupCosine, warmupCosine } from './optimiser/warmup-cosine.ts';
export { type ByteStream, byteStream } from './random-bytes.ts';
export {
	type NamedNumbers,
	type Numbers,
	openSession,
	type Port,
	type Provider,
	type Session,
	type SessionOptions,
} from './session.ts';
export type { Shape } from './shape.ts';
export {
	frozenWeights,
	learnedWeights,
	type WeightLayout,
	type WeightRange,
	type Weights,
	weightLayout,
	weightViews,
} from './weights.ts';
