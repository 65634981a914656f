import { type Histories, keepRows } from '@marquee/histories';
import { type TestCase, timeSplit } from '@marquee/protocols';
import { msPerDay, type Random } from '@marquee/units';

/** One training: what was known at its moment, and what the day after took up. */
export interface Day {
	/** 0 is the day that all others are held against. */
	readonly day: number;
	readonly untilMs: number;
	/** Everything that had happened by then. */
	readonly data: Histories;
	/** One case per profile with a past: titles that it took up for the first time within the day after. */
	readonly nextDay: readonly TestCase[];
}

/** Days of 24 hours, counted back from the newest event so that the last one still has a day after it. */
export function daysOf(all: Histories, steps: number): readonly Day[] {
	const newest = all.happenedAtMs.reduce((a, b) => Math.max(a, b), -Infinity);
	return Array.from({ length: steps + 1 }, (_, day) => {
		const untilMs = newest - (steps + 1 - day) * msPerDay;
		const { train, validation } = timeSplit({
			validationCutOff: { momentMs: untilMs },
			cutOff: { momentMs: untilMs + msPerDay },
		}).split(all);
		return { day, untilMs, data: train, nextDay: validation! };
	});
}

/**
 * What a warm start rehearses: whole histories, so that each new event has its past, of all profiles that were there on the
 * last day and of a share of all others.
 */
export function rehearsal(
	{ data, untilMs }: Day,
	shareOfOthers: number,
	random: Random,
): Histories {
	const takesPart = Uint8Array.from({ length: data.profiles }, (_, profile) => {
		const newest = data.happenedAtMs[data.offsets[profile + 1]! - 1] ?? -Infinity;
		const isThere = data.offsets[profile + 1]! > data.offsets[profile]!;
		const drawn = random.next() < shareOfOthers;
		return (isThere && newest > untilMs - msPerDay) || drawn ? 1 : 0;
	});
	return keepRows(data, (_, profile) => takesPart[profile] === 1);
}
