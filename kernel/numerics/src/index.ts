export { choleskyFactor, choleskySolve, invertPositiveDefinite } from './cholesky.ts';
export { nearestOrthogonal } from './nearest-orthogonal.ts';
export { observedQuantile, quantile } from './quantiles.ts';
export { addRowProducts, dot, type Rows, type Stretch } from './row-products.ts';
export { type SingularDecomposition, singularDecomposition } from './singular-decomposition.ts';
export { mean, sum } from './summation.ts';
export { type RankingRules, topK } from './top-k.ts';
