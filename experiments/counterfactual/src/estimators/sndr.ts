import { type Estimator, lacksModel, lacksWeight } from '../estimator.ts';

/**
 * Self-normalised doubly robust: the correction of the model is a weighted mean of its errors, so no weight can throw it beyond the
 * largest error seen.
 *
 *   V̂ = mean(dᵢ) + B,   B = Σ wᵢ (rᵢ − q̂ᵢ) / Σ wᵢ,   dᵢ = Σₐ πₑ(a | xᵢ) q̂(xᵢ, a)
 *   influence dᵢ − mean(d) + wᵢ (rᵢ − q̂ᵢ − B) / mean(w)
 *
 * @paper Kallus, Uehara: Intrinsically Efficient, Stable, and Bounded Off-Policy Evaluation for Reinforcement Learning. NeurIPS 2019.
 */
export const sndr: Estimator = {
	name: 'sndr',
	lacks: (evidence) => lacksModel(evidence) ?? lacksWeight(evidence),
	of: ({ direct, factual, weights, rewards }) => {
		const rows = weights.length;
		let [total, errors, expected] = [0, 0, 0];
		for (let i = 0; i < rows; i++) {
			total += weights[i]!;
			errors += weights[i]! * (rewards[i]! - factual![i]!);
			expected += direct![i]!;
		}
		const model = expected / rows;
		const correction = errors / total;
		const scale = rows / total;
		const residuals = rewards.map((r, i) => r - factual![i]! - correction);
		const influences = weights.map((w, i) => direct![i]! - model + w * residuals[i]! * scale);
		return { value: model + correction, influences, product: { weights, residuals } };
	},
};
