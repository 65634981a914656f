import { choleskyFactor, choleskySolve, sigmoid } from '@marquee/numerics';
import type { ChoiceLog } from '../choice-log.ts';
import { dotOnes, type OneHot, oneHot } from './one-hot.ts';
import type { RewardLearner } from './reward-learner.ts';
import { addOuter } from './ridge.ts';

/** The precision of the belief that an action or a label makes no difference, in log-odds. */
const penalty = 1;
const mostSteps = 25;
/** A step that moves no weight further changes nothing that is read. */
const still = 1e-9;

/**
 * Logistic regression of rewards between 0 and 1 on indicators of the action and of every context, by Newton's method:
 *
 *   q̂(x, a) = σ(b + xᵀβ),   maximising Σ r ln q̂ + (1 − r) ln(1 − q̂) − λ |β|² / 2
 *
 * @throws {RangeError} if a reward lies outside 0 to 1.
 * @paper Le Cessie, van Houwelingen: Ridge Estimators in Logistic Regression. Applied Statistics 1992.
 */
export const logistic: RewardLearner = {
	name: 'logistic',
	fit: (log, learnsFrom) => {
		const design = oneHot(log);
		const rows = rowsOf(log, learnsFrom);
		const level = levelOf(log, rows);
		const beta = new Float64Array(design.width);
		if (Number.isFinite(level))
			for (
				let step = 0;
				step < mostSteps && newton(log, rows, design, level, beta) > still;
				step++
			);
		const at = new Int32Array(design.ones);
		return (row, action) => sigmoid(level + dotOnes(beta, at, design.places(row, action, at)));
	},
};

function rowsOf({ rewards }: ChoiceLog, learnsFrom: (row: number) => boolean): Uint32Array {
	const rows: number[] = [];
	for (let i = 0; i < rewards.length; i++) {
		if (!(rewards[i]! >= 0 && rewards[i]! <= 1))
			throw new RangeError(`a reward of ${rewards[i]} has no log-odds: row ${i}`);
		if (learnsFrom(i)) rows.push(i);
	}
	return Uint32Array.from(rows);
}

/** The log-odds of the mean: ±∞ where all rewards are alike, and then nothing is left to learn. */
function levelOf({ rewards }: ChoiceLog, rows: Uint32Array): number {
	const mean = rows.reduce((sum, row) => sum + rewards[row]!, 0) / Math.max(1, rows.length);
	return Math.log(mean / (1 - mean));
}

/** One step of Newton's method; answers how far the weight moved that moved most. */
function newton(
	{ rewards, chosen }: ChoiceLog,
	rows: Uint32Array,
	{ width: D, places, ones }: OneHot,
	level: number,
	beta: Float64Array,
): number {
	const at = new Int32Array(ones);
	const curvature = new Float64Array(D * D); // (D, D), lower triangle
	const slope = beta.map((weight) => -penalty * weight);
	for (const i of rows) {
		const count = places(i, chosen[i]!, at);
		const expected = sigmoid(level + dotOnes(beta, at, count));
		addOuter(curvature, D, at, count, expected * (1 - expected));
		for (let k = 0; k < count; k++) slope[at[k]!]! += rewards[i]! - expected;
	}
	for (let d = 0; d < D; d++) curvature[d * D + d]! += penalty;
	choleskyFactor(curvature, D);
	choleskySolve(curvature, D, slope);
	let furthest = 0;
	for (let d = 0; d < D; d++) {
		beta[d]! += slope[d]!;
		furthest = Math.max(furthest, Math.abs(slope[d]!));
	}
	return furthest;
}
