import { type Estimator, lacksModel } from '../estimator.ts';
import { corrected } from './corrected.ts';
import { dr } from './dr.ts';

/**
 * Switch doubly robust: where a weight is above a threshold, the model is believed as it is.
 *
 *   V̂ = mean(dᵢ + wᵢ 1{wᵢ ≤ τ} (rᵢ − q̂ᵢ)),   dᵢ = Σₐ πₑ(a | xᵢ) q̂(xᵢ, a)
 *
 * @throws {RangeError} if the threshold is negative.
 * @paper Wang, Agarwal, Dudík: Optimal and Adaptive Off-policy Evaluation in Contextual Bandits. ICML 2017.
 */
export function switchDr(threshold: number): Estimator {
	if (!(threshold >= 0)) throw new RangeError(`no weight is at most ${threshold}`);
	return {
		name: 'switchDr',
		lacks: lacksModel,
		of: corrected((weight) => (weight <= threshold ? weight : 0)),
		unbiased: dr,
		tunedTo: threshold,
	};
}
