import { msPerDay } from '@marquee/units';

/** How long before the first exposure members are looked at: what is known then cannot have been caused. */
export const daysBefore = 14;

/** A stretch of a member’s time, in columns of `happenings`. */
export interface Stretch {
	/** Holds for what happened within it. */
	readonly within: string;
	/** Milliseconds since it began. */
	readonly elapsed: string;
	readonly lengthMs: number;
}

/** From the first exposure on. */
export const windowOf = (days: number): Stretch => ({
	within: `since >= 0 AND since < ${days * msPerDay}`,
	elapsed: 'since',
	lengthMs: days * msPerDay,
});

/** The days before the first exposure. */
export const before: Stretch = {
	within: 'since < 0',
	elapsed: `(since + ${daysBefore * msPerDay})`,
	lengthMs: daysBefore * msPerDay,
};

/** How a stretch of a member’s events becomes a number: an aggregate of SQL that answers a number for no events too. */
export interface Measure {
	readonly in: (stretch: Stretch) => string;
}

/** How many of these happened. `which` is a condition on columns of `happenings`, here and below. */
export const counted = (which: string): Measure => ({
	in: ({ within }) => `(count(*) FILTER (WHERE ${which} AND ${within}))::INTEGER`,
});

/** What these add up to. */
export const summed = (amount: string, which: string): Measure => ({
	in: ({ within }) => `coalesce(sum(${amount}) FILTER (WHERE ${which} AND ${within}), 0)::DOUBLE`,
});

/** 1 if any of these happened from so many hours on, else 0. */
export const whether = (which: string, fromHours = 0): Measure => ({
	in: ({ within, elapsed }) =>
		`(count(*) FILTER (WHERE ${which} AND ${within} AND ${elapsed} >= ${fromHours * 3_600_000}) > 0)::UTINYINT`,
});

/** On how many days, of 24 hours from the beginning of the stretch, any of these happened; up to 62 days, a bit each. */
export const daysWith = (which: string): Measure => ({
	in: ({ within, elapsed }) =>
		// The engine shifts for rows that the filter leaves out too, hence the bounds.
		`coalesce(bit_count(bit_or(1::BIGINT << greatest(0, least(61, ${elapsed} // ${msPerDay}))::INTEGER)
			FILTER (WHERE ${which} AND ${within})), 0)::UTINYINT`,
});

/** How many different values of a column these have. */
export const different = (column: string, which: string): Measure => ({
	in: ({ within }) => `(count(DISTINCT ${column}) FILTER (WHERE ${which} AND ${within}))::INTEGER`,
});

/** After how many hours the first of these happened; where none did, the whole stretch. */
export const hoursUntil = (which: string): Measure => ({
	in: ({ within, elapsed, lengthMs }) =>
		`coalesce(min(${elapsed}) FILTER (WHERE ${which} AND ${within}), ${lengthMs})::DOUBLE / 3600000`,
});
