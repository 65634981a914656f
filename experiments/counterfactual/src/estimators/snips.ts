import { type Estimator, lacksWeight } from '../estimator.ts';

/**
 * Self-normalised inverse propensity scoring: adding a constant to every reward moves it by exactly that constant, and it never leaves the
 * range of the rewards seen. Slightly biased, less so with every row.
 *
 *   V̂ = Σ wᵢ rᵢ / Σ wᵢ,   influence wᵢ (rᵢ − V̂) / mean(w)
 *
 * @paper Swaminathan, Joachims: The Self-Normalized Estimator for Counterfactual Learning. NeurIPS 2015.
 */
export const snips: Estimator = {
	name: 'snips',
	lacks: lacksWeight,
	of: ({ weights, rewards }) => {
		let [total, gained] = [0, 0];
		for (let i = 0; i < weights.length; i++) {
			total += weights[i]!;
			gained += weights[i]! * rewards[i]!;
		}
		const value = gained / total;
		const scale = weights.length / total;
		const residuals = rewards.map((r) => r - value);
		const influences = weights.map((w, i) => w * residuals[i]! * scale);
		return { value, influences, product: { weights, residuals } };
	},
};
