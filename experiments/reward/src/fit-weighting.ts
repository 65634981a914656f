import { normalQuantile, sigmoid } from '@marquee/numerics';
import { type Random, shuffled } from '@marquee/units';
import { logisticRidge } from './logistic-ridge.ts';
import { refusal } from './refusals.ts';
import { logLoss, type Reliability, reliability } from './reliability.ts';
import { type Fit, ridgeRegression } from './ridge-regression.ts';
import { standardised } from './standardised.ts';
import { versioned, type Weighting } from './weighting.ts';

/** Past units: what was seen of each early on, and what came of it later. A row is a unit. */
export interface PastUnits {
	/** Of the signals. */
	readonly names: readonly string[]; // (P)
	readonly signals: readonly ArrayLike<number>[]; // (P, N)
	/** Of the outcome, for the version. */
	readonly outcomeName: string;
	/** 0 or 1, or any number. */
	readonly outcome: ArrayLike<number>; // (N)
}

/** A weighting with what it is worth on units that it was not learnt from. */
export interface FittedWeighting {
	readonly weighting: Weighting;
	/** Of a yes or no: chances against outcomes, out of fold. Null of other outcomes. */
	readonly reliability: Reliability | null;
	/** Of what is left of the outcome's variance out of fold: 1 says that signals say nothing. */
	readonly unexplained: number;
	/** Mean loss out of fold by ridge, from which the ridge was chosen. */
	readonly losses: readonly { readonly ridge: number; readonly loss: number }[];
}

/** Ridges that are tried, in units of one observation. */
const usualRidges = [0.1, 1, 10, 100, 1000];
const folds = 5;

/**
 * Learns what today's signals say of a later outcome: logistic regression of a yes or no, linear of a number, with the
 * ridge that does best on units left out (five folds), and its calibration there.
 *
 * It predicts; it does not say that making people complete more titles would keep them. Whether moving a signal moves the
 * outcome is told by past experiments: `learnedProxies`.
 *
 * @throws {Failure} `reward-data-too-few`, `reward-data-malformed`
 * @paper Hohnhold, O'Brien, Tang: Focusing on the Long-term: It's Good for Users and Business. KDD 2015.
 * @paper Wang et al.: Surrogate for Long-Term User Experience in Recommender Systems. KDD 2022.
 */
export function fitWeighting(
	past: PastUnits,
	{
		random,
		ridges = usualRidges,
	}: { readonly random: Random; readonly ridges?: readonly number[] },
): FittedWeighting {
	const { names, signals, outcome, outcomeName } = past;
	const n = outcome.length;
	requireUnits(past);
	const isYesOrNo = Array.prototype.every.call(outcome, (value) => value === 0 || value === 1);
	const { columns, means, deviations } = standardised(signals, names);
	const fit = isYesOrNo ? logisticRidge : ridgeRegression;
	const fold = foldsOf(n, random);
	const tried = ridges.map((ridge) => {
		const expected = outOfFold(columns, outcome, fold, (own, y) => fit(own, y, ridge));
		const answered = isYesOrNo ? expected.map(sigmoid) : expected;
		const loss = isYesOrNo ? logLoss(answered, outcome) : squaredLoss(answered, outcome);
		return { ridge, loss, answered };
	});
	const best = tried.reduce((least, one) => (one.loss < least.loss ? one : least));
	const { intercept, weights, errors } = fit(columns, outcome, best.ridge);
	const z = -normalQuantile(0.025);
	return {
		weighting: versioned({
			outcome: outcomeName,
			answers: isYesOrNo ? 'chance' : 'number',
			intercept,
			signals: names.map((name, p) => ({
				name,
				weight: weights[p]! / deviations[p]!,
				low: (weights[p]! - z * errors[p]!) / deviations[p]!,
				high: (weights[p]! + z * errors[p]!) / deviations[p]!,
				perDeviation: weights[p]!,
				mean: means[p]!,
			})),
			ridge: best.ridge,
			units: n,
		}),
		reliability: isYesOrNo ? reliability(best.answered, outcome) : null,
		unexplained: squaredLoss(best.answered, outcome) / squaredLoss(meanLike(outcome), outcome),
		losses: tried.map(({ ridge, loss }) => ({ ridge, loss })),
	};
}

function requireUnits({ names, signals, outcome }: PastUnits): void {
	const n = outcome.length;
	const short = signals.findIndex((column) => column.length !== n);
	if (short >= 0 || signals.length !== names.length)
		throw refusal(
			'reward-data-malformed',
			`${signals[short]?.length ?? signals.length} values of ${names[short] ?? 'signals'} for ${n} outcomes`,
			'Give every unit every signal.',
		);
	if (signals.length === 0 || n < 10 * (signals.length + 1))
		throw refusal(
			'reward-data-too-few',
			`${n} units for ${signals.length} signals`,
			'Give one signal or more, and ten units for each of them and ten more.',
		);
	const distinct = new Set(Array.from(outcome)).size;
	if (distinct < 2 || Array.from(outcome).some((value) => !Number.isFinite(value)))
		throw refusal(
			'reward-data-malformed',
			`the outcome is ${outcome[0]} for everybody, or no number for somebody`,
			'Count units whose outcome is known; wait for the others.',
		);
}

/** Which fold each unit is left out in: as many in each, drawn. */
function foldsOf(n: number, random: Random): Uint8Array {
	return Uint8Array.from(
		shuffled(
			Array.from({ length: n }, (_, unit) => unit % folds),
			random,
		),
	);
}

/** The linear predictor of each unit by a fit that has not seen it. */
function outOfFold(
	columns: readonly Float64Array[],
	outcome: ArrayLike<number>,
	fold: Uint8Array,
	fit: (columns: readonly Float64Array[], outcome: ArrayLike<number>) => Fit,
): Float64Array {
	const expected = new Float64Array(outcome.length);
	for (let out = 0; out < folds; out++) {
		const isIn = (_: number, row: number) => fold[row] !== out;
		const kept = columns.map((column) => column.filter(isIn));
		const centres = kept.map((column) => column.reduce((sum, one) => sum + one, 0) / column.length);
		const centred = kept.map((column, p) => column.map((value) => value - centres[p]!));
		const { intercept, weights } = fit(centred, Float64Array.from(outcome).filter(isIn));
		for (let row = 0; row < expected.length; row++) {
			if (fold[row] !== out) continue;
			expected[row] = intercept;
			for (const [p, weight] of weights.entries())
				expected[row]! += weight * (columns[p]![row]! - centres[p]!);
		}
	}
	return expected;
}

function squaredLoss(expected: ArrayLike<number>, outcome: ArrayLike<number>): number {
	let total = 0;
	for (let row = 0; row < outcome.length; row++) total += (expected[row]! - outcome[row]!) ** 2;
	return total / outcome.length;
}

function meanLike(outcome: ArrayLike<number>): Float64Array {
	const mean = Array.from(outcome).reduce((sum, one) => sum + one, 0) / outcome.length;
	return new Float64Array(outcome.length).fill(mean);
}
