import type {
	CounterfactualReading,
	Experiment,
	ExperimentReading,
	InterleavingReading,
} from '@marquee/contracts';
import { epochMs } from '@marquee/units';
import type { ExperimentSums } from '../sums/experiment-sums.ts';
import { differedBefore } from './balance.ts';
import { metricReadings } from './metric-readings.ts';
import { sampleRatioReading } from './sample-ratio-reading.ts';
import { segmentReadings } from './segment-readings.ts';
import { verdictOf } from './verdict.ts';

/** What is read of an experiment elsewhere. */
export interface ReadElsewhere {
	/** The newest position of the event log that the sums hold. */
	readonly logPosition: number;
	readonly interleaving?: InterleavingReading | null;
	readonly counterfactual?: readonly CounterfactualReading[];
}

/** Everything that an experiment says, from its sums: arithmetic and words alone. */
export function experimentReading(
	{ design, startedAt, stoppedAt }: Experiment,
	sums: ExperimentSums,
	{ logPosition, interleaving = null, counterfactual = [] }: ReadElsewhere,
): ExperimentReading {
	const isSplit = design.kind === 'ab';
	const sampleRatio = isSplit
		? sampleRatioReading(design, sums)
		: { ...notSplit, epochs: [], contaminated: sums.contaminated };
	const metrics = isSplit ? [...metricReadings(design, sums)] : [];
	const membersOf = (arm: string) =>
		sums.exposed.filter((cell) => cell.arm === arm).reduce((sum, cell) => sum + cell.members, 0);
	const exposed = new Set([
		...(isSplit ? design.arms.map(({ key }) => key) : []),
		...sums.exposed.map(({ arm }) => arm),
	]);
	const arms = [...exposed].map((arm) => ({ arm, members: membersOf(arm) }));
	const { asOf, newestEventAt, newestExposureAt } = sums;
	return {
		experiment: design.key,
		asOf,
		logPosition,
		arms,
		sampleRatio,
		metrics,
		segments: isSplit ? [...segmentReadings(design, sums)] : [],
		interleaving,
		counterfactual: [...counterfactual],
		verdict: verdictOf({
			design,
			sampleRatio,
			metrics,
			interleaving,
			differedBefore: isSplit ? differedBefore(design, sums) : [],
			members: arms.reduce((sum, { members }) => sum + members, 0),
			startedAt: startedAt === undefined ? undefined : epochMs(startedAt),
			stoppedAt: stoppedAt === undefined ? undefined : epochMs(stoppedAt),
			asOf,
			newestExposureAt,
			newestEventAt,
		}),
	};
}

/** Whoever meets an interleaved experiment meets both of its arms: there is no ratio of them. */
const notSplit = { state: 'fair', pValue: 1, alwaysValidPValue: 1 } as const;
