import type { Histories } from '@marquee/histories';
import { type TestCase, timeSplit } from '@marquee/protocols';
import { msPerDay } from '@marquee/units';

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

/**
 * Days of 24 hours, counted back from the newest event so that the last one still has a day after it; or from so many days `before`
 * it, to choose settings on other days than those that are told.
 */
export function daysOf(all: Histories, steps: number, before = 0): readonly Day[] {
	const newest = all.happenedAtMs.reduce((a, b) => Math.max(a, b), -Infinity) - before * msPerDay;
	return Array.from({ length: steps + 1 }, (_, day) => {
		const untilMs = newest - (steps + 1 - day) * msPerDay;
		const { train, validation } = timeSplit({
			validationCutOff: { momentMs: untilMs },
			cutOff: { momentMs: untilMs + msPerDay },
		}).split(all);
		return { day, untilMs, data: train, nextDay: validation! };
	});
}

/** Which row of the day before holds each title: its own where anybody had watched it by then, none (−1) where it is new. */
export function rowsKnownBy({ data }: Day): Int32Array {
	const rows = new Int32Array(data.titles).fill(-1);
	for (const title of data.titleIndices) rows[title] = title;
	return rows;
}
