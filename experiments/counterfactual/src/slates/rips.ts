import { lacksColumn, type SlateEstimator, weighing } from './slate-log.ts';

/**
 * Reward-interaction IPS: a place weighs by all that stands up to it. Unbiased if viewers read downwards: what a place earns depends
 * on it and on what stands above.
 *
 *   V̂ = mean over slates(Σₗ w₁:ₗ rₗ),   w₁:ₗ = πₑ(a₁ … aₗ | x) / π_b(a₁ … aₗ | x)
 *
 * @paper McInerney, Brost, Chandar, Mehrotra, Carterette: Counterfactual Evaluation of Slate Recommendations with Sequential Reward
 * Interactions. KDD 2020.
 */
export const rips: SlateEstimator = {
	name: 'rips',
	lacks: lacksColumn('prefix', 'a slate was up to each place'),
	contributions: weighing('prefix'),
};
