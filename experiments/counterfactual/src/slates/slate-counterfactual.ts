import { clusteredEstimate, type Estimate } from '../clustered-interval.ts';
import { type Diagnostics, weightsDiagnosed } from '../diagnostics.ts';
import { meanOf } from '../estimator.ts';
import { type Refusal, refusals, type Thresholds, usualThresholds } from '../gate.ts';
import { cascadeDr } from './cascade-dr.ts';
import { iips } from './iips.ts';
import { rips } from './rips.ts';
import { sips } from './sips.ts';
import type { SlateEstimator, SlateEvidence } from './slate-log.ts';

/** Every estimator of slates, and the weights that it rests on. */
export const slateEstimators: readonly SlateEstimator[] = [sips, iips, rips, cascadeDr];

/** What one estimator of slates says; without an estimate where its weights do not carry one. */
export interface SlateTold {
	readonly estimate?: Estimate;
	readonly refusals: readonly Refusal[];
	readonly diagnostics: Diagnostics;
}

/** What a target's slates would have earned, by estimator. */
export interface SlateCounterfactual {
	readonly told: ReadonlyMap<string, SlateTold>;
	/** Estimators that could not be asked, and why. */
	readonly lacking: ReadonlyMap<string, string>;
}

/**
 * What a target's slates would have earned, all places together. Each estimator rests on weights of its own, so each passes the gate by
 * itself: places can be judged one by one long before whole slates can.
 */
export function slateCounterfactual(
	evidence: SlateEvidence,
	{
		estimators = slateEstimators,
		thresholds = usualThresholds,
		regardless = false,
	}: {
		readonly estimators?: readonly SlateEstimator[];
		readonly thresholds?: Thresholds;
		readonly regardless?: boolean;
	} = {},
): SlateCounterfactual {
	const told = new Map<string, SlateTold>();
	const lacking = new Map<string, string>();
	for (const estimator of estimators) {
		const lack = estimator.lacks(evidence);
		if (lack !== undefined) {
			lacking.set(estimator.name, lack);
			continue;
		}
		const weighed = weightsOf(estimator, evidence);
		const diagnostics = { ...weightsDiagnosed(weighed), unsupportedMass: 0 };
		const reasons = refusals(diagnostics, thresholds);
		const isTold = reasons.length === 0 || regardless;
		const estimate = isTold
			? clusteredEstimate(
					meanOf(estimator.contributions(evidence), productOf(estimator, weighed)),
					{
						...evidence,
						behindError: diagnostics.effectiveForVariance,
					},
				)
			: undefined;
		told.set(estimator.name, { refusals: reasons, diagnostics, ...(estimate && { estimate }) });
	}
	return { told, lacking };
}

/** Only of whole slates a contribution is one weight times what was earned. */
const productOf = (
	{ name }: SlateEstimator,
	{ weights, rewards }: { readonly weights: Float64Array; readonly rewards: Float64Array },
) => (name === 'sips' ? { weights, residuals: rewards } : undefined);

/** The weights that an estimator's variance comes from: of places by themselves, else those of whole slates. */
function weightsOf({ name }: SlateEstimator, evidence: SlateEvidence) {
	const { slates, units, unitCount, rewards } = evidence;
	if (name === 'iips')
		return {
			weights: evidence.independent!,
			rewards,
			propensities: new Float64Array(rewards.length).fill(1),
			units: slates.map((slate) => units[slate]!),
			unitCount,
		};
	const column = name === 'sips' ? evidence.joint! : evidence.prefix!;
	const weights = new Float64Array(evidence.slateCount);
	const earned = new Float64Array(evidence.slateCount);
	for (let i = 0; i < column.length; i++) {
		weights[slates[i]!] = column[i]!; // the last place's stays: it is that of the whole
		earned[slates[i]!]! += rewards[i]!;
	}
	const propensities = new Float64Array(evidence.slateCount).fill(1);
	return { weights, rewards: earned, propensities, units, unitCount };
}
