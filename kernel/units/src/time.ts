import type { Brand } from './brand.ts';

/** A moment: whole milliseconds since 1970-01-01T00:00:00Z. The only representation of time on the wire and in the log. */
export type EpochMs = Brand<number, 'EpochMs'>;

/** Where the present comes from. Only a composition root uses the machine's. */
export interface Clock {
	readonly now: () => EpochMs;
}

export const msPerSecond = 1_000;
export const msPerDay = 86_400_000;

/** The latest moment a Date can hold; anything above is a unit mistaken. */
const latest = 8.64e15;

/** @throws {RangeError} if the value is not a whole number of milliseconds that a calendar can show. */
export function epochMs(value: number): EpochMs {
	if (!Number.isInteger(value) || Math.abs(value) > latest)
		throw new RangeError(`${value} is not a moment in milliseconds`);
	return value as EpochMs;
}

/** The machine's clock. */
export const systemClock: Clock = { now: () => Date.now() as EpochMs };

/** A clock that stands still until it is moved: for tests and for replaying the past. */
export function settableClock(start: EpochMs): Clock & { advance: (byMs: number) => void } {
	let now: number = start;
	return {
		now: () => now as EpochMs,
		advance: (byMs) => {
			now += byMs;
		},
	};
}

/** The UTC day a moment falls on, as a count of days since 1970-01-01. */
export const utcDay = (moment: EpochMs): number => Math.floor(moment / msPerDay);

/** The moment as people write it, in UTC: 2013-08-31T14:05:00.000Z. */
export const isoMoment = (moment: EpochMs): string => new Date(moment).toISOString();
