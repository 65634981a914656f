import { choleskyFactor, choleskySolve } from '@marquee/numerics';
import { dotOnes, oneHot } from './one-hot.ts';
import type { RewardLearner } from './reward-learner.ts';

/** So many rows' worth of belief that an action or a label makes no difference. */
const penalty = 10;

/**
 * Ridge regression of rewards on indicators of the action and of every context:
 *
 *   β = (XᵀX + λ I)⁻¹ Xᵀ(r − r̄),   q̂(x, a) = r̄ + xᵀβ,   X (N, D)
 *
 * @paper Hoerl, Kennard: Ridge Regression: Biased Estimation for Nonorthogonal Problems. Technometrics 1970.
 */
export const ridge: RewardLearner = {
	name: 'ridge',
	fit: (log, learnsFrom) => {
		const { width: D, places, ones } = oneHot(log);
		const at = new Int32Array(ones);
		let [rows, gained] = [0, 0];
		for (let i = 0; i < log.rewards.length; i++)
			if (learnsFrom(i)) {
				rows++;
				gained += log.rewards[i]!;
			}
		const mean = rows === 0 ? 0 : gained / rows;
		const gram = new Float64Array(D * D); // (D, D), lower triangle
		const beta = new Float64Array(D);
		for (let i = 0; i < log.rewards.length; i++) {
			if (!learnsFrom(i)) continue;
			const count = places(i, log.chosen[i]!, at);
			addOuter(gram, D, at, count, 1);
			for (let k = 0; k < count; k++) beta[at[k]!]! += log.rewards[i]! - mean;
		}
		for (let d = 0; d < D; d++) gram[d * D + d]! += penalty;
		choleskyFactor(gram, D);
		choleskySolve(gram, D, beta);
		return (row, action) => mean + dotOnes(beta, at, places(row, action, at));
	},
};

/** Adds `by` at every pair of places of the lower triangle; places ascend. */
export function addOuter(
	gram: Float64Array,
	D: number,
	places: Int32Array,
	count: number,
	by: number,
): void {
	for (let k = 0; k < count; k++)
		for (let l = 0; l <= k; l++) gram[places[k]! * D + places[l]!]! += by;
}
