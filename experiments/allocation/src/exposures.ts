import type { EpochMs } from '@marquee/units';
import type { Allocation } from './allocate.ts';

/** One unit met an arm: what an experiment is counted by, and not by whom it was meant for. */
export interface Exposure {
	readonly experiment: string;
	readonly unit: string;
	readonly arm: string;
	readonly epoch: string;
	readonly at: EpochMs;
}

/** The exposure to log when an allocation takes effect; `undefined` for units that are no part of the experiment. */
export const exposureOf = (
	{ experiment, unit, arm, reason, epoch }: Allocation,
	at: EpochMs,
): Exposure | undefined =>
	arm === undefined || reason !== 'split'
		? undefined
		: { experiment, unit, arm: arm.key, epoch, at };

/** Who was exposed first when, to which arm. */
export interface FirstExposures {
	/** In the order of their first exposure; the earliest moment counts, whatever the order in which they were logged. */
	readonly units: ReadonlyMap<string, Exposure>;
	/** Units that met more than one arm: their outcomes belong to no arm. Many of them void an experiment. */
	readonly contaminated: ReadonlySet<string>;
	/** Epoch → arm → units, contaminated ones included: what a sample-ratio check counts. */
	readonly counts: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** Reduces one experiment's exposures to the first of each unit. */
export function firstExposures(exposures: Iterable<Exposure>): FirstExposures {
	const first = new Map<string, Exposure>();
	const contaminated = new Set<string>();
	for (const exposure of exposures) {
		const before = first.get(exposure.unit);
		if (before !== undefined && before.arm !== exposure.arm) contaminated.add(exposure.unit);
		if (before === undefined || exposure.at < before.at) first.set(exposure.unit, exposure);
	}
	const units = new Map([...first].sort(([, one], [, other]) => one.at - other.at));
	const counts = new Map<string, Map<string, number>>();
	for (const { epoch, arm } of units.values()) {
		const arms = counts.get(epoch) ?? new Map<string, number>();
		counts.set(epoch, arms.set(arm, (arms.get(arm) ?? 0) + 1));
	}
	return { units, contaminated, counts };
}
