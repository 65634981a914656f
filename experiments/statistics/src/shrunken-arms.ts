import type { Trials } from './beta-binomial-sequence.ts';
import { commonChance } from './equal-chances.ts';

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
			const centre = centreOf(group, between);
			return Array.from(group.distances, (distance, arm) => {
				const kept = between / (between + group.variances[arm]!);
				return group.chance * (1 + centre + kept * (distance - centre));
			});
		}),
	};
}

/** A test's arms relative to its own chance. */
interface Group {
	readonly chance: number;
	readonly distances: Float64Array;
	readonly variances: Float64Array;
}

function relativeChances(arms: readonly Trials[]): Group {
	const chance = commonChance(arms);
	return {
		chance,
		distances: Float64Array.from(arms, ({ successes, trials }) => successes / trials / chance - 1),
		variances: Float64Array.from(arms, ({ trials }) => (1 - chance) / (chance * trials)),
	};
}

function centreOf({ distances, variances }: Group, between: number): number {
	let [weights, total] = [0, 0];
	for (const [arm, distance] of distances.entries()) {
		const weight = 1 / (variances[arm]! + between);
		weights += weight;
		total += weight * distance;
	}
	return total / weights;
}

/** The spread over chance falls as τ² grows: its root is halved in, and is 0 where chance alone spreads as much. */
function varianceBetween(groups: readonly Group[]): number {
	const excess = (between: number) => {
		let total = 0;
		for (const group of groups) {
			const centre = centreOf(group, between);
			for (const [arm, distance] of group.distances.entries())
				total += (distance - centre) ** 2 / (group.variances[arm]! + between);
			total -= group.distances.length - 1;
		}
		return total;
	};
	if (groups.length === 0 || excess(0) <= 0) return 0;
	let [low, high] = [0, 1];
	while (excess(high) > 0) [low, high] = [high, high * 2];
	for (let step = 0; step < 60 && high - low > 1e-12 * high; step++) {
		const middle = (low + high) / 2;
		if (excess(middle) > 0) low = middle;
		else high = middle;
	}
	return (low + high) / 2;
}
