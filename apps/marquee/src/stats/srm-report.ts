import {
	type Epoch,
	type Share,
	sampleRatio,
	sampleRatioAlarm,
	sequentialSampleRatio,
} from '@marquee/statistics';
import { type CountedArms, type CountsAsked, countedArms } from './counted-arms.ts';
import { placed } from './placed.ts';

/** What `stats srm` is asked. */
export interface SrmAsked extends CountsAsked {
	readonly concentration: number;
}

/** What is printed of a sample ratio. */
export interface SrmReport {
	/** The largest share by which an arm strays from what it should have. */
	readonly estimate: number;
	readonly standardError: null;
	readonly low: null;
	readonly high: null;
	readonly pValue: number;
	readonly chiSquare: number;
	readonly degreesOfFreedom: number;
	readonly alarm: boolean;
	readonly threshold: number;
	readonly arms: Readonly<
		Record<string, { count: number; weight: number; deviation: number | null }>
	>;
	readonly sequential: {
		readonly pValue: number;
		readonly logEvidence: number;
		readonly epochs: number;
	};
}

/** Whether the arms of a file, or these counts, have the shares that they should have. */
export function srmReport(path: string | undefined, asked: SrmAsked): SrmReport {
	const counted = countedArms(path, asked);
	return placed(path ?? '--counts', () => readOf(counted, asked));
}

function readOf({ names, epochs }: CountedArms, asked: SrmAsked): SrmReport {
	const weights = new Map(epochs[0]!.map(({ weight }, i) => [names[i]!, weight]));
	const merged = mergedArms(names, epochs);
	const { chiSquare, degrees, pValue, deviations } = sampleRatio(merged);
	// The least over all looks: an alarm that was once given stays.
	const looks = epochs.map((_, at) =>
		sequentialSampleRatio(epochs.slice(0, at + 1), asked.concentration),
	);
	return {
		estimate: Math.max(...deviations.map((one) => Math.abs(one ?? 0))),
		standardError: null,
		low: null,
		high: null,
		pValue,
		chiSquare,
		degreesOfFreedom: degrees,
		alarm: pValue < sampleRatioAlarm,
		threshold: sampleRatioAlarm,
		arms: Object.fromEntries(
			merged.map(({ count }, i) => [
				names[i]!,
				{ count, weight: weights.get(names[i]!)!, deviation: deviations[i]! },
			]),
		),
		sequential: {
			pValue: Math.min(...looks.map((look) => look.pValue)),
			logEvidence: looks.at(-1)!.logEvidence,
			epochs: epochs.length,
		},
	};
}

/** Expected counts are added epoch by epoch, since the split may have changed between them. */
function mergedArms(names: readonly string[], epochs: readonly Epoch[]): readonly Share[] {
	return names.map((_, i) => {
		let [count, expected] = [0, 0];
		for (const epoch of epochs) {
			const total = epoch.reduce((sum, arm) => sum + arm.count, 0);
			const whole = epoch.reduce((sum, arm) => sum + arm.weight, 0);
			count += epoch[i]!.count;
			expected += epochs.length === 1 ? epoch[i]!.weight : (total * epoch[i]!.weight) / whole;
		}
		return { count, weight: expected };
	});
}
