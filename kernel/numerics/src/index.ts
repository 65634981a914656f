export { choleskyFactor, choleskySolve, invertPositiveDefinite } from './cholesky.ts';
export { observedQuantile, quantile } from './quantiles.ts';
export { addRowProducts, dot, type Rows, type Stretch } from './row-products.ts';
export { mean, sum } from './summation.ts';
export { type RankingRules, topK } from './top-k.ts';
