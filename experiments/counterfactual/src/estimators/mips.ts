import { type Estimator, meanOfProduct } from '../estimator.ts';

/**
 * Marginalised inverse propensity scoring: weighs what actions have in common instead of the actions, so that many actions do not
 * mean large weights. Unbiased if rewards depend on an action only through its embedding e.
 *
 *   V̂ = mean(w(xᵢ, eᵢ) rᵢ),   w(x, e) = p(e | x, πₑ) / p(e | x, π_b)
 *
 * @paper Saito, Joachims: Off-Policy Evaluation for Large Action Spaces via Embeddings. ICML 2022.
 */
export const mips: Estimator = {
	name: 'mips',
	lacks: ({ marginal }) =>
		marginal === undefined ? 'nothing is known of what actions have in common' : undefined,
	of: ({ marginal, rewards }) => meanOfProduct({ weights: marginal!, residuals: rewards }),
};
