import { type Estimator, lacksModel } from '../estimator.ts';
import { corrected } from './corrected.ts';

/**
 * Doubly robust: the model's expectation, set right by what rows with weight say of its errors. Unbiased if the propensities or the
 * model is right.
 *
 *   V̂ = mean(Σₐ πₑ(a | xᵢ) q̂(xᵢ, a) + wᵢ (rᵢ − q̂(xᵢ, aᵢ)))
 *
 * @paper Dudík, Langford, Li: Doubly Robust Policy Evaluation and Learning. ICML 2011.
 */
export const dr: Estimator = {
	name: 'dr',
	lacks: lacksModel,
	of: corrected((weight) => weight),
};
