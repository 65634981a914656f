import { type EpochMs, msPerDay } from '@marquee/units';

/** The time on a profile's wall. */
export interface LocalTime {
	/** Days since 1970-01-01 by the local calendar. */
	readonly day: number;
	/** 0 to 23. */
	readonly hour: number;
}

/** Answers what time it is somewhere; `undefined` where nobody knows the zone. */
export type LocalTimes = (moment: EpochMs, timeZone: string) => LocalTime | undefined;

/** Zones change their offset on quarters of an hour only, so within one it need not be asked again. */
const msPerQuarter = msPerDay / 96;

/**
 * Local times by the calendar of the platform, daylight saving included. Remembers offsets by zone and quarter of an hour, so
 * that asking for many profiles at one moment costs one question per zone.
 */
export function localTimes(): LocalTimes {
	const zones = new Map<string, Zone | undefined>();
	return (moment, timeZone) => {
		if (!zones.has(timeZone)) {
			if (zones.size >= mostZones) zones.clear();
			zones.set(timeZone, zoneOf(timeZone));
		}
		const zone = zones.get(timeZone);
		if (zone === undefined) return undefined;
		const local = moment + offsetOf(zone, Math.floor(moment / msPerQuarter));
		const day = Math.floor(local / msPerDay);
		return { day, hour: Math.floor((local - day * msPerDay) / (msPerDay / 24)) };
	};
}

/** There are some 600 zones; what is above was sent by somebody who invents them. */
const mostZones = 1_000;
/** One and a half days: the present, the moments later today, and the last message. */
const mostQuarters = 150;

interface Zone {
	readonly format: Intl.DateTimeFormat;
	/** Milliseconds, by quarter of an hour since 1970. */
	readonly offsets: Map<number, number>;
}

function offsetOf({ format, offsets }: Zone, quarter: number): number {
	const known = offsets.get(quarter);
	if (known !== undefined) return known;
	if (offsets.size >= mostQuarters) offsets.clear();
	const offset = offsetAt(format, quarter * msPerQuarter);
	offsets.set(quarter, offset);
	return offset;
}

function zoneOf(timeZone: string): Zone | undefined {
	try {
		const format = new Intl.DateTimeFormat('en-US', {
			timeZone,
			hourCycle: 'h23',
			era: 'short',
			year: 'numeric',
			month: 'numeric',
			day: 'numeric',
			hour: 'numeric',
			minute: 'numeric',
			second: 'numeric',
		});
		return { format, offsets: new Map() };
	} catch (cause) {
		if (cause instanceof RangeError) return undefined; // how the platform says that it knows no such zone
		throw cause;
	}
}

function offsetAt(format: Intl.DateTimeFormat, moment: number): number {
	const parts = new Map(format.formatToParts(moment).map(({ type, value }) => [type, value]));
	const number = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type));
	const wall = Date.UTC(
		parts.get('era') === 'BC' ? 1 - number('year') : number('year'),
		number('month') - 1,
		number('day'),
		number('hour'),
		number('minute'),
		number('second'),
	);
	return wall - moment;
}
