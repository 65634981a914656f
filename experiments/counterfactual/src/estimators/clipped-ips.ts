import { type Estimator, lacksNothing, meanOfProduct } from '../estimator.ts';
import { ips } from './ips.ts';

/**
 * Inverse propensity scoring whose weights end at a limit: calmer, and too low by what it cuts off where rewards are positive.
 *
 *   V̂ = mean(min(wᵢ, L) rᵢ)
 *
 * @throws {RangeError} if the limit is not positive.
 * @paper Ionides: Truncated Importance Sampling. Journal of Computational and Graphical Statistics 2008.
 */
export function clippedIps(limit: number): Estimator {
	if (!(limit > 0)) throw new RangeError(`weights cannot be clipped at ${limit}`);
	return {
		name: 'clippedIps',
		lacks: lacksNothing,
		of: ({ weights, rewards }) =>
			meanOfProduct({ weights: weights.map((w) => Math.min(w, limit)), residuals: rewards }),
		unbiased: ips,
		tunedTo: limit,
	};
}
