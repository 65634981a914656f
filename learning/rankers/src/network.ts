import { featureCount } from '@marquee/features';
import { add, matrixProduct, silu, type Value, type Weights } from '@marquee/tensor';
import { heads } from './ranker.ts';

/**
 * The ranker's network: one small trunk for all heads, and a straight line past it.
 *
 *   h = silu(x W + b),   z = h U + x S + c       x (N, F), h (N, H), z (N, 3)
 *
 * z are log-odds, by head. The straight line carries what a sum can say, and the trunk only has to learn where features
 * depend on each other; so little data are no worse than a linear ranker.
 * @paper Cheng et al.: Wide & Deep Learning for Recommender Systems. DLRS 2016; ours shares all features between both parts.
 */
export function network(weights: Weights, x: Value, width: number): Value {
	const [F, O] = [featureCount, heads.length];
	const h = silu(
		matrixProduct(x, weights('trunk', [F, width]), { bias: weights('trunk-bias', [width]) }),
	); // (N, H)
	const bent = matrixProduct(h, weights('heads', [width, O]), { bias: weights('heads-bias', [O]) }); // (N, 3)
	return add(bent, matrixProduct(x, weights('straight', [F, O]))); // (N, 3)
}
