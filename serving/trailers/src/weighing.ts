import { situationOf } from './choice.ts';
import { clusteredEstimate, type Estimate } from './clustered-error.ts';
import type { TrailerPolicy } from './policies/trailer-policy.ts';
import type { SettledDecision } from './settling.ts';

/** What a policy would have earned per showing, twice, and how far the log carries that. */
export interface Weighed {
	/** Importance weighting: unbiased, restless where weights are large. */
	readonly ips: Estimate;
	/** Self-normalised: slightly biased, calmer, and never beyond the rewards seen. */
	readonly snips: Estimate;
	/** So many rows of the policy's own would say as much: (Σ w)² / Σ w². */
	readonly effectiveSampleSize: number;
	/** What the heaviest row decides of the whole. */
	readonly largestWeightShare: number;
	/** How much of its showing the policy gives to trailers that the log could not have shown; above 0 nothing here holds. */
	readonly unsupportedMass: number;
}

/**
 * What a policy would have earned per showing, from a log of any policy whose probabilities are known:
 *
 *   IPS = Σ wᵢ rᵢ / n,   SNIPS = Σ wᵢ rᵢ / Σ wᵢ,   wᵢ = would show with pᵢ / was shown with qᵢ
 *
 * @throws {RangeError} if no row has weight: the policies do not overlap.
 * @paper Swaminathan, Joachims: The Self-Normalized Estimator for Counterfactual Learning. NeurIPS 2015.
 */
export function weighed(rows: readonly SettledDecision[], policy: TrailerPolicy): Weighed {
	const weights: number[] = [];
	let unsupported = 0;
	for (const row of rows) {
		const would = policy.probabilities(situationOf(row));
		const shown = row.arms.findIndex(({ trailerId }) => trailerId === row.chosen);
		weights.push(would[shown]! / row.probability);
		for (const [arm, q] of row.probabilities.entries()) if (q === 0) unsupported += would[arm]!;
	}
	const total = weights.reduce((sum, w) => sum + w, 0);
	if (!(total > 0)) throw new RangeError(`none of ${rows.length} rows has weight`);
	const profiles = rows.map(({ profileId }) => profileId);
	const gained = rows.reduce((sum, { reward }, i) => sum + weights[i]! * reward, 0);
	const ips = gained / rows.length;
	const snips = gained / total;
	const ipsInfluences = rows.map(({ reward }, i) => weights[i]! * reward - ips);
	const snipsInfluences = rows.map(({ reward }, i) => weights[i]! * (reward - snips));
	return {
		ips: clusteredEstimate(ips, ipsInfluences, profiles, rows.length),
		snips: clusteredEstimate(snips, snipsInfluences, profiles, total),
		effectiveSampleSize: total ** 2 / weights.reduce((sum, w) => sum + w * w, 0),
		largestWeightShare: weights.reduce((most, w) => Math.max(most, w), 0) / total,
		unsupportedMass: unsupported / rows.length,
	};
}
