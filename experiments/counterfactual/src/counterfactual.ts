import type { ChoiceLog } from './choice-log.ts';
import { clusteredEstimate, type Estimate } from './clustered-interval.ts';
import { type Diagnostics, diagnosed } from './diagnostics.ts';
import type { Estimator } from './estimator.ts';
import type { Evidence } from './evidence.ts';
import { type Refusal, refusals, type Thresholds, usualThresholds } from './gate.ts';
import type { Target } from './target.ts';

/** What one estimator says. */
export interface Told extends Estimate {
	/** The number that it was tuned to: a limit, a threshold, λ. */
	readonly tunedTo?: number;
	/** How much the estimator without its bias lies above it; its interval holds that one's. */
	readonly leavesOut?: number;
}

/** What a target would have earned per row, or why that cannot be told from this log. */
export interface Counterfactual {
	readonly identifiable: boolean;
	/** Why not; empty if it is. */
	readonly refusals: readonly Refusal[];
	/** By the names of estimators; empty where nothing is identifiable. */
	readonly estimates: ReadonlyMap<string, Told>;
	/** Estimators that could not be asked, and why. */
	readonly lacking: ReadonlyMap<string, string>;
	readonly diagnostics: Diagnostics;
}

/**
 * What a target would have earned per row of a log, by each estimator, with 95 % intervals over units; the gate comes first, and refuses with
 * reasons instead of numbers. `regardless` tells the numbers all the same, for study; it remains not identifiable.
 */
export function counterfactual(
	{
		log,
		target,
		seen,
	}: { readonly log: ChoiceLog; readonly target: Target; readonly seen: Evidence },
	estimators: readonly Estimator[],
	{ thresholds = usualThresholds, regardless = false }: Judging = {},
): Counterfactual {
	const diagnostics = diagnosed(log, target, seen);
	const reasons = refusals(diagnostics, thresholds);
	const identifiable = reasons.length === 0;
	const { estimates, lacking } =
		identifiable || regardless
			? asked(estimators, seen, diagnostics)
			: { estimates: new Map<string, Told>(), lacking: new Map<string, string>() };
	return { identifiable, refusals: reasons, estimates, lacking, diagnostics };
}

export interface Judging {
	readonly thresholds?: Thresholds;
	readonly regardless?: boolean;
}

/** Asks every estimator that can be asked. */
function asked(
	estimators: readonly Estimator[],
	seen: Evidence,
	{ effectiveForVariance }: Diagnostics,
) {
	const estimates = new Map<string, Told>();
	const lacking = new Map<string, string>();
	for (const estimator of estimators) {
		const lack = estimator.lacks(seen);
		if (lack === undefined)
			estimates.set(estimator.name, told(estimator, seen, effectiveForVariance));
		else lacking.set(estimator.name, lack);
	}
	return { estimates, lacking };
}

/**
 * One estimate with its interval. An estimator with a bias is sure of the wrong value: its interval is made to hold the interval of
 * the unbiased one, so that it covers the truth as often at least.
 */
export function told(estimator: Estimator, seen: Evidence, behindError?: number): Told {
	const over = { ...seen, ...(behindError !== undefined && { behindError }) };
	const own = clusteredEstimate(estimator.of(seen), over);
	const tuned = estimator.tunedTo === undefined ? {} : { tunedTo: estimator.tunedTo };
	if (estimator.unbiased === undefined) return { ...own, ...tuned };
	const unbiased = clusteredEstimate(estimator.unbiased.of(seen), over);
	return {
		...own,
		low: Math.min(own.low, unbiased.low),
		high: Math.max(own.high, unbiased.high),
		leavesOut: unbiased.value - own.value,
		...tuned,
	};
}
