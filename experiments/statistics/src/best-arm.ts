import { normalQuantile, normalUpper } from '@marquee/numerics';
import { posteriorDeviation, type Trials } from './beta-binomial-sequence.ts';
import { commonChance } from './equal-chances.ts';
import type { Reading } from './reading.ts';
import { requireShare } from './refusals.ts';

/** How far the best arm is ahead of all others together. */
export interface BestArm extends Reading {
	/** Its place among the arms. */
	readonly best: number;
	/** Its lead as a share of the others' chance; null where the others have no success. */
	readonly relativeLift: number | null;
}

/**
 * The arm with the highest share of successes against the rest of its test, corrected for having been picked.
 *
 *   d = s_b / n_b − Σ_{i≠b} sᵢ / Σ_{i≠b} nᵢ,   p = min(1, k · P(Z ≥ d / √(p̄ (1 − p̄) (1/n_b + 1/n_rest)))),   d ± z_{1 − α/k} SE
 *
 * k arms could each have been the best, so each is tried one-sided at α / k (Bonferroni); with two arms that is the
 * chi-square test. The p-value is right after picking, the estimate is not: the best of several is mostly lucky, see
 * `shrunkenArms`.
 *
 * @param tieBreak chooses among arms of the same share; the first unless given. Where the order of arms tells their
 * success (sorted files), draw it.
 * @throws {Failure} as `equalChances`
 * @paper Dunn: Multiple Comparisons among Means. Journal of the American Statistical Association 1961.
 */
export function bestArm(
	arms: readonly Trials[],
	{
		alpha = 0.05,
		tieBreak = () => 0,
	}: { alpha?: number; tieBreak?: (ties: number) => number } = {},
): BestArm {
	requireShare(alpha, 'alpha');
	const chance = commonChance(arms);
	const best = bestOf(arms, tieBreak);
	const own = arms[best]!;
	const rest = restOf(arms, best);
	const [share, others] = [own.successes / own.trials, rest.successes / rest.trials];
	const relativeLift = others === 0 ? null : share / others - 1;
	const estimate = share - others;
	const pooled = Math.sqrt(chance * (1 - chance) * (1 / own.trials + 1 / rest.trials));
	// Of Jeffreys' posteriors: above 0 also where all trials of an arm ended alike.
	const standardError = Math.hypot(posteriorDeviation(own), posteriorDeviation(rest));
	const width = -normalQuantile(alpha / arms.length) * standardError;
	return {
		estimate,
		standardError,
		low: estimate - width,
		high: estimate + width,
		pValue: Math.min(1, arms.length * normalUpper(estimate / pooled)),
		best,
		relativeLift,
	};
}

/** The arm of the highest share. */
export function bestOf(arms: readonly Trials[], tieBreak: (ties: number) => number): number {
	let most = -1;
	let places: number[] = [];
	for (const [place, { successes, trials }] of arms.entries()) {
		const share = successes / trials;
		if (share > most) [most, places] = [share, [place]];
		else if (share === most) places.push(place);
	}
	return places[tieBreak(places.length)]!;
}

/** All arms but one, taken together. */
export function restOf(arms: readonly Trials[], without: number): Trials {
	let [successes, trials] = [0, 0];
	for (const [place, arm] of arms.entries())
		if (place !== without) {
			successes += arm.successes;
			trials += arm.trials;
		}
	return { successes, trials };
}
