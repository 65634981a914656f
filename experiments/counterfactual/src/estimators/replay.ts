import type { Estimator } from '../estimator.ts';
import type { Evidence } from '../evidence.ts';

/**
 * Replay: the mean reward of the rows on which the target chooses what was chosen. Those rows are a fair sample of what it would have met
 * if every choice in them was equally likely; it is refused where that does not hold, or where the target itself leaves it to chance.
 *
 *   V̂ = Σ mᵢ rᵢ / Σ mᵢ,   mᵢ = 1{πₑ chooses aᵢ},   influence mᵢ (rᵢ − V̂) / mean(m)
 *
 * @paper Li, Chu, Langford, Wang: Unbiased Offline Evaluation of Contextual-bandit-based News Article Recommendation
 * Algorithms. WSDM 2011.
 */
export const replay: Estimator = {
	name: 'replay',
	lacks,
	of: ({ chances, rewards }) => {
		let [matched, gained] = [0, 0];
		for (let i = 0; i < chances.length; i++) {
			matched += chances[i]!;
			gained += chances[i]! * rewards[i]!;
		}
		const value = gained / matched;
		const scale = chances.length / matched;
		const residuals = rewards.map((r) => r - value);
		const influences = chances.map((m, i) => m * residuals[i]! * scale);
		return { value, influences, product: { weights: chances, residuals } };
	},
};

function lacks({ chances, propensities }: Evidence): string | undefined {
	let even: number | undefined;
	for (let i = 0; i < chances.length; i++) {
		if (chances[i] !== 0 && chances[i] !== 1) return 'the target leaves its choice to chance';
		if (chances[i] === 0) continue;
		even ??= propensities[i]!;
		if (Math.abs(propensities[i]! - even) > 1e-9 * even)
			return 'choices were not equally likely where the target matches';
	}
	return even === undefined ? 'no row matches' : undefined;
}
