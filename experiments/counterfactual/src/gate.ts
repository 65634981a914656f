import type { Diagnostics } from './diagnostics.ts';

/** Why nothing can be said of a target from a log; codes stay, sentences may change. */
export interface Refusal {
	readonly code: RefusalCode;
	readonly why: string;
}

export type RefusalCode =
	| 'no-weight'
	| 'impossible-rows'
	| 'unsupported'
	| 'effective-sample-too-small'
	| 'effective-share-too-small'
	| 'tails-too-heavy'
	| 'mean-weight-off'
	| 'too-few-units'
	| 'too-few-rewards';

/** Beyond these a log does not carry an estimate. */
export interface Thresholds {
	readonly fewestEffective: number;
	readonly leastEffectiveShare: number;
	readonly mostErrorsOff: number;
	readonly mostUnsupported: number;
	readonly fewestUnits: number;
	readonly fewestForVariance: number;
	readonly fewestRewards: number;
}

/**
 * - 100 effective rows: with 60 of 2,000, intervals of ± 1.96 errors covered 84 % (IPS) and 89 % (SNIPS) in bench/counterfactual.ts,
 *   with 700 they covered 95 %.
 * - 1 % of the rows: below it a handful of rows decides, and the variance of weights is itself unknown.
 *   (Chatterjee, Diaconis: The Sample Size Required in Importance Sampling. Annals of Applied Probability 2018: the estimated variance of
 *   weights is no evidence that they have one.)
 * - 4 standard errors: the mean weight of true propensities is further from 1 once in 16,000 logs.
 *   (Swaminathan, Joachims 2015: the mean weight as a check on what was logged.)
 * - 1 % unsupported: so much of a target's rewards, between none and all of the range, stays unknown.
 *   (Sachdeva, Su, Joachims: Off-policy Bandits with Deficient Support. KDD 2020.)
 * - 42 units: below it clustered errors are too small.
 *   (Angrist, Pischke: Mostly Harmless Econometrics, section 8.2.3. 2009.)
 * - 12 units behind the error: intervals would hold as well from 3 on (bench/counterfactual.ts --calibrate), but with fewer the error itself
 *   is left to the luck of a handful, and what covers them is as wide as the question: 98 % of logs in the calmest regime.
 * - 2 effective rewards: an interval of a Poisson count holds its mean 94.5 % of the time and more, given that there were 2, wherever half
 *   of the logs have so many. A higher threshold is no safer: it lets through those logs of rare rewards that were lucky (4: 90 % where
 *   three are expected).
 */
export const usualThresholds: Thresholds = {
	fewestEffective: 100,
	leastEffectiveShare: 0.01,
	mostErrorsOff: 4,
	mostUnsupported: 0.01,
	fewestUnits: 42,
	fewestForVariance: 12,
	fewestRewards: 2,
};

/** Says why nothing can be said, or `undefined`. */
type Rule = (diagnostics: Diagnostics, thresholds: Thresholds) => string | undefined;

const noWeight: Rule = ({ meanWeight }) =>
	meanWeight > 0 ? undefined : 'the target chooses nothing of what the log shows';

const impossible: Rule = ({ impossibleRows: count, rows }) =>
	count === 0
		? undefined
		: `${said(count)} of ${said(rows)} rows were logged with a propensity of 0: the propensities are not those of the log`;

const unsupported: Rule = ({ unsupportedMass: mass }, { mostUnsupported: most }) =>
	mass <= most
		? undefined
		: `${percent(mass)} of what the target chooses the log could not have shown, at most ${percent(most)} may be`;

const tooSmall: Rule = ({ effectiveSampleSize: size, rows }, { fewestEffective: fewest }) =>
	size >= fewest
		? undefined
		: `${said(rows)} rows say as much as ${size.toFixed(1)} of the target's own, ${fewest} are needed`;

const tooSmallAShare: Rule = ({ effectiveSampleSize, rows }, { leastEffectiveShare: least }) =>
	effectiveSampleSize >= least * rows
		? undefined
		: `${percent(effectiveSampleSize / rows)} of the rows count, ${percent(least)} are needed: a few decide`;

const meanOff: Rule = ({ meanWeight, meanWeightError: error }, { mostErrorsOff: most }) => {
	const off = Math.abs(meanWeight - 1);
	// the last digits of propensities, as logs round them
	if (off <= 1e-6 || off <= most * error) return undefined;
	return `weights are ${meanWeight.toFixed(4)} on the mean instead of 1, ${(off / error).toFixed(1)} standard errors off: the propensities are not those of the log, or it lacks what the target chooses`;
};

const tooFew: Rule = ({ units }, { fewestUnits: fewest }) =>
	units >= fewest
		? undefined
		: `${said(units)} units are too few for an interval, ${fewest} are needed`;

const tailsTooHeavy: Rule = ({ effectiveForVariance: behind }, { fewestForVariance: fewest }) =>
	behind >= fewest
		? undefined
		: `the standard error rests on ${behind.toFixed(1)} heavy units, ${fewest} are needed: a log that heavy weights have spared looks surer than it is`;

const tooFewRewards: Rule = ({ effectiveRewards: rewards }, { fewestRewards: fewest }) =>
	rewards >= fewest
		? undefined
		: `rewards differ from one another in as much as ${rewards.toFixed(1)} units of equal weight, ${fewest} are needed`;

const said = (count: number): string => count.toLocaleString('en');
const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;

const rules: Readonly<Record<RefusalCode, Rule>> = {
	'no-weight': noWeight,
	'impossible-rows': impossible,
	unsupported,
	'effective-sample-too-small': tooSmall,
	'effective-share-too-small': tooSmallAShare,
	'tails-too-heavy': tailsTooHeavy,
	'mean-weight-off': meanOff,
	'too-few-units': tooFew,
	'too-few-rewards': tooFewRewards,
};

/** Every reason for which nothing can be said; none: it can. */
export function refusals(
	diagnostics: Diagnostics,
	thresholds: Thresholds = usualThresholds,
): readonly Refusal[] {
	return Object.entries(rules).flatMap(([code, rule]) => {
		const why = rule(diagnostics, thresholds);
		return why === undefined ? [] : [{ code: code as RefusalCode, why }];
	});
}
