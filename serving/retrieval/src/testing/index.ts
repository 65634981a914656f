export { compiledKernel } from './compiled-kernel.ts';
export { describeTasteModel } from './describe-taste-model.ts';
export { describeVectorIndex, type VectorIndexCase } from './describe-vector-index.ts';
export { linearModel, linearModelWithCosine, linearModelWithVectors } from './linear-model.ts';
