import { bracketedRoot } from '@marquee/numerics';
import {
	type AskedOfChance,
	logMixture,
	posteriorDeviation,
	requireTrials,
	type Trials,
} from './beta-binomial-sequence.ts';
import { askedFully, type Reading } from './reading.ts';

/**
 * The difference of two chances, treatment − control, looked at whenever one likes: exact at any counts, so also where
 * events are rare and nothing is normal yet.
 *
 *   E(δ) = min_p e꜀(p) eₜ(p + δ),   interval {δ: E(δ) < 1 / α},   p-value 1 / E(0)
 *
 * Each factor is a bet against its own arm's chance, so for the true pair the product has mean 1; whatever the pair is,
 * the least over all p is no more.
 *
 * @throws {Failure} `statistics-sample-malformed`, `statistics-setting-malformed`
 * @paper Turner, Ly, Grünwald: Generic E-variables for Exact Sequential k-Sample Tests that Allow for Optional Stopping. J. Statistical Planning and Inference 2024.
 */
export function twoChancesSequence(
	control: Trials,
	treatment: Trials,
	asked: Omit<AskedOfChance, 'chance'> = {},
): Reading {
	const { alpha, alternative } = askedFully(asked);
	requireTrials(control);
	requireTrials(treatment);
	const shares = [control, treatment].map(({ successes, trials }) =>
		trials === 0 ? 0.5 : successes / trials,
	);
	const estimate = shares[1]! - shares[0]!;
	const limit = -Math.log(alpha);
	const earned = (delta: number) => leastEarned(control, treatment, delta, asked.prior);
	const opposite =
		alternative === 'greater' ? estimate <= 0 : alternative === 'less' && estimate >= 0;
	const within = { low: -1 + edge, high: 1 - edge };
	return {
		estimate,
		standardError: Math.hypot(...[control, treatment].map(posteriorDeviation)),
		low:
			alternative === 'less' || earned(within.low) < limit
				? -1
				: bracketedRoot(
						(delta) => limit - earned(delta),
						within.low,
						Math.max(estimate, within.low),
					),
		high:
			alternative === 'greater' || earned(within.high) < limit
				? 1
				: bracketedRoot(
						(delta) => earned(delta) - limit,
						Math.min(estimate, within.high),
						within.high,
					),
		pValue: opposite ? 1 : Math.min(1, Math.exp(-earned(0))),
	};
}

const edge = 1e-9;

/** ln E(δ): convex in p, so the least lies where the slope crosses zero. */
function leastEarned(
	control: Trials,
	treatment: Trials,
	delta: number,
	prior?: readonly [number, number],
): number {
	const [from, to] = [Math.max(0, -delta), Math.min(1, 1 - delta)];
	const inset = (to - from) * 1e-12;
	const slope = (p: number) => slopeOf(control, p) + slopeOf(treatment, p + delta);
	const at = (p: number) => logMixture(control, p, prior) + logMixture(treatment, p + delta, prior);
	const [left, right] = [from + inset, to - inset];
	if (slope(left) >= 0) return at(left);
	if (slope(right) <= 0) return at(right);
	return at(bracketedRoot(slope, left, right));
}

const slopeOf = ({ successes, trials }: Trials, p: number): number =>
	(successes === 0 ? 0 : -successes / p) +
	(trials === successes ? 0 : (trials - successes) / (1 - p));
