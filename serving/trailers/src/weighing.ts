import {
	counterfactual,
	type Estimate,
	evidence,
	ips,
	type Refusal,
	snips,
	stated,
} from '@marquee/counterfactual';
import { situationOf } from './choice.ts';
import type { TrailerPolicy } from './policies/trailer-policy.ts';
import type { SettledDecision } from './settling.ts';
import { trailerChoices } from './trailer-choices.ts';

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
	/** Why the log does not carry the numbers; empty if it does. */
	readonly refusals: readonly Refusal[];
}

/**
 * What a policy would have earned per showing, from a log of any policy whose probabilities are known:
 *
 *   IPS = Σ wᵢ rᵢ / n,   SNIPS = Σ wᵢ rᵢ / Σ wᵢ,   wᵢ = would show with pᵢ / was shown with qᵢ
 *
 * with intervals over profiles. The numbers are told even where the log does not carry them.
 *
 * @throws {RangeError} if no row has weight: the policies do not overlap.
 * @paper Swaminathan, Joachims: The Self-Normalized Estimator for Counterfactual Learning. NeurIPS 2015.
 */
export function weighed(rows: readonly SettledDecision[], policy: TrailerPolicy): Weighed {
	const log = trailerChoices(rows);
	const would = rows.map((row) => Float64Array.from(policy.probabilities(situationOf(row))));
	const target = stated(policy.name, log, (row) => ({
		actions: log.available!(row),
		probabilities: would[row]!,
	}));
	const seen = evidence(log, target);
	if (!seen.weights.some((w) => w > 0))
		throw new RangeError(`none of ${rows.length} rows has weight`);
	const { estimates, diagnostics, refusals } = counterfactual({ log, target, seen }, [ips, snips], {
		regardless: true,
	});
	const { effectiveSampleSize, largestWeightShare, unsupportedMass } = diagnostics;
	return {
		ips: estimates.get('ips')!,
		snips: estimates.get('snips')!,
		effectiveSampleSize,
		largestWeightShare,
		unsupportedMass,
		refusals,
	};
}
