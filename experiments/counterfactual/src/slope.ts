import { clusteredError } from './clustered-interval.ts';
import type { Estimator } from './estimator.ts';
import type { Evidence } from './evidence.ts';

/** The paper's constant: with it the choice is at most √6 + 3 times worse than the best one. */
const slack = Math.sqrt(6) - 1;
/** The 95 % point of the standard normal distribution: half-widths of one-sided intervals, as Open Bandit Pipeline takes them. */
const oneSided95 = 1.6448536269514722;

/**
 * Chooses how to tune an estimator: of settings from wide to narrow, the last whose interval still meets all wider ones.
 *
 *   î = max{i : |θᵢ − θⱼ| ≤ CNF(i) + (√6 − 1) CNF(j) for all j < i}
 *
 * Sound where bias grows as variance falls and is small at the wide end: the thresholds of Switch-DR, the λ of DRos. Not for clipped
 * IPS: there what is clipped is reward itself, all of it positive, so estimates fall together with their intervals and narrow settings look
 * alike (on Open Bandit data it chooses a limit of 1 and loses 24 to 63 % of the value); `clippedIps` is refused.
 *
 * @throws {RangeError} if there is no setting, or one is of an estimator for which this is not sound.
 * @paper Su, Srinath, Krishnamurthy: Adaptive Estimator Selection for Off-Policy Evaluation. ICML 2020.
 * @paper Tucker, Lee: Improved Estimator Selection for Off-Policy Evaluation. Workshop on RL Theory, ICML 2021.
 */
export function chosenBySlope(settings: readonly Estimator[], seen: Evidence): Estimator {
	for (const { name } of settings)
		if (name !== 'switchDr' && name !== 'dros')
			throw new RangeError(
				`SLOPE is not sound for ${name}: its bias does not show in its intervals`,
			);
	const wideFirst = settings
		.map((setting) => {
			const { value, influences } = setting.of(seen);
			const error = clusteredError(influences, seen.units, seen.unitCount);
			return { setting, value, width: oneSided95 * error };
		})
		.sort((a, b) => b.width - a.width);
	if (wideFirst.length === 0) throw new RangeError('no setting to choose from');
	for (let i = 1; i < wideFirst.length; i++) {
		const { value, width } = wideFirst[i]!;
		const meetsAll = wideFirst
			.slice(0, i)
			.every((wider) => Math.abs(wider.value - value) <= width + slack * wider.width);
		if (!meetsAll) return wideFirst[i - 1]!.setting;
	}
	return wideFirst.at(-1)!.setting;
}

/** Thresholds or λ from 1 up to where nothing is held back any more, evenly in their logarithms. */
export function slopeGrid(largest: number, count = 12): readonly number[] {
	const top = Math.max(largest, 1);
	return Array.from({ length: count }, (_, i) => top ** (i / (count - 1)));
}
