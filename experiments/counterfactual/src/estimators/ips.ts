import { type Estimator, lacksNothing, meanOfProduct } from '../estimator.ts';

/**
 * Inverse propensity scoring: unbiased wherever the log could have shown what the target would; restless where weights are large.
 *
 *   V̂ = mean(wᵢ rᵢ),   wᵢ = πₑ(aᵢ | xᵢ) / π_b(aᵢ | xᵢ)
 *
 * @paper Horvitz, Thompson: A Generalization of Sampling Without Replacement From a Finite Universe. JASA 1952.
 * @paper Precup, Sutton, Singh: Eligibility Traces for Off-Policy Policy Evaluation. ICML 2000.
 */
export const ips: Estimator = {
	name: 'ips',
	lacks: lacksNothing,
	of: ({ weights, rewards }) => meanOfProduct({ weights, residuals: rewards }),
};
