import type { ExperimentDesign, SampleRatioReading } from '@marquee/contracts';
import { sampleRatio, sampleRatioAlarm, sequentialSampleRatio } from '@marquee/statistics';
import type { ExperimentSums } from '../sums/experiment-sums.ts';

/** Of fewer members no ratio is odd. */
const fewestMembers = 50;
/**
 * How much is bet on shares other than those that were asked for: as if so many members had been seen before. With this arms of
 * 55 and 45 % are seen at four thousand members, and of 50.5 and 49.5 % at half a million, 98 times in a hundred.
 */
const concentration = 1_000;
/** One look at the chi-square is called a break far out only, since there will be many looks. */
const alarmOfOneLook = sampleRatioAlarm / 100;

/** Whether arms got the members that their weights say, epoch by epoch, those that met several arms included. */
export function sampleRatioReading(
	{ arms }: ExperimentDesign,
	{ exposed, contaminated }: Pick<ExperimentSums, 'exposed' | 'contaminated'>,
): SampleRatioReading {
	const weights = new Map(arms.map(({ key, weight = 1 }) => [key, weight]));
	const keys = [...new Set([...weights.keys(), ...exposed.map(({ arm }) => arm)])];
	const whole = [...weights.values()].reduce((sum, one) => sum + one, 0);
	const byEpoch = Map.groupBy(exposed, ({ epoch }) => epoch);
	const epochs = [...byEpoch].map(([epoch, cells]) => {
		const total = cells.reduce((sum, { members }) => sum + members, 0);
		return {
			epoch,
			arms: keys.map((arm) => ({
				arm,
				members: cells.find((cell) => cell.arm === arm)?.members ?? 0,
				expected: (total * (weights.get(arm) ?? 0)) / whole,
			})),
		};
	});
	return { ...judged(keys, weights, epochs), epochs, contaminated };
}

type Epochs = SampleRatioReading['epochs'];

function judged(
	keys: readonly string[],
	weights: ReadonlyMap<string, number>,
	epochs: Epochs,
): Pick<SampleRatioReading, 'state' | 'pValue' | 'alwaysValidPValue'> {
	const membersOf = (of: Epochs, key: string) =>
		of.reduce((sum, { arms }) => sum + arms.find(({ arm }) => arm === key)!.members, 0);
	const shares = (of: Epochs) =>
		keys.map((key) => ({ count: membersOf(of, key), weight: weights.get(key) ?? 0 }));
	const all = shares(epochs);
	const total = all.reduce((sum, { count }) => sum + count, 0);
	// Somebody in an arm that should have nobody: no chance makes that.
	if (all.some(({ count, weight }) => weight === 0 && count > 0))
		return { state: 'unfair', pValue: 0, alwaysValidPValue: 0 };
	if (total === 0 || all.filter(({ weight }) => weight > 0).length < 2)
		return { state: 'too-few', pValue: 1, alwaysValidPValue: 1 };
	const { pValue } = sampleRatio(all);
	const alwaysValidPValue = sequentialSampleRatio(
		epochs.map((epoch) => shares([epoch])),
		concentration,
	).pValue;
	const broken = alwaysValidPValue < sampleRatioAlarm || pValue < alarmOfOneLook;
	const state = total < fewestMembers ? 'too-few' : broken ? 'unfair' : 'fair';
	return { state, pValue, alwaysValidPValue };
}
