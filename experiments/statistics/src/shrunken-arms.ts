import type { Trials } from './beta-binomial-sequence.ts';
import { commonChance } from './equal-chances.ts';
import { commonEffect, type Scattered, varianceBetween } from './paule-mandel.ts';

/** Arms of many tests, drawn together as far as chance explains that they differ. */
export interface ShrunkenArms {
	/** Deviation of true relative chances between arms of one test. */
	readonly deviation: number;
	/** Test by test, arm by arm: the chance of a success that is to be expected. */
	readonly chances: readonly (readonly number[])[];
}

/**
 * Empirical Bayes over the arms of many tests: how much arms of a test truly differ is learnt from all tests, and each
 * arm is drawn to its test's mean by the share of its distance that chance explains.
 *
 *   dᵢ = p̂ᵢ / p̄ − 1,   σᵢ² = (1 − p̄) / (p̄ nᵢ),   dᵢ ~ N(uᵢ, σᵢ²),   uᵢ ~ N(μ_test, τ²)
 *   τ²: Σ_tests Σᵢ (dᵢ − μ)² / (σᵢ² + τ²) = Σ_tests (arms − 1),   μ = Σ dᵢ / (σᵢ² + τ²) / Σ 1 / (σᵢ² + τ²)
 *   ũᵢ = μ + τ² / (τ² + σᵢ²) (dᵢ − μ),   chance p̄ (1 + ũᵢ)
 *
 * p̄ is the chance of the whole test, also in the variances: an arm that was lucky must not seem surer for it. One τ for
 * all tests: where some tests compare very different things and most compare nearly the same, winners of the former
 * are drawn too far and those of the latter not far enough; `halvedWinners` shows by how much.
 *
 * @throws {Failure} as `equalChances`
 * @paper Morris: Parametric Empirical Bayes Inference. Journal of the American Statistical Association 1983.
 * @paper Paule, Mandel: Consensus Values and Weighting Factors. J. Research of the National Bureau of Standards 1982.
 */
export function shrunkenArms(tests: readonly (readonly Trials[])[]): ShrunkenArms {
	const groups = tests.map(relativeChances);
	const between = varianceBetween(groups);
	return {
		deviation: Math.sqrt(between),
		chances: groups.map((group) => {
			const { mean: centre } = commonEffect(group, between);
			return Array.from(group.effects, (distance, arm) => {
				const kept = between / (between + group.variances[arm]!);
				return group.chance * (1 + centre + kept * (distance - centre));
			});
		}),
	};
}

/** A test's arms relative to its own chance. */
interface Group extends Scattered {
	readonly chance: number;
	readonly effects: Float64Array;
}

function relativeChances(arms: readonly Trials[]): Group {
	const chance = commonChance(arms);
	return {
		chance,
		effects: Float64Array.from(arms, ({ successes, trials }) => successes / trials / chance - 1),
		variances: Float64Array.from(arms, ({ trials }) => (1 - chance) / (chance * trials)),
	};
}
