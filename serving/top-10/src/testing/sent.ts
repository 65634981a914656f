import type { ViewingEvent } from '@marquee/contracts';
import { msPerDay } from '@marquee/units';
import { firstDay } from './hostile-events.ts';

/** What a stop says, in words: when it ended, and how long it was watched. */
export interface Watched {
	readonly by: string;
	readonly title: string;
	/** Days after the first. */
	readonly day?: number;
	/** UTC hour at which it ended. */
	readonly hour?: number;
	readonly minutes?: number;
	readonly country?: string;
	readonly eventId?: string;
}

/** A stop as a device sends it; what is the same has the same id, unless another is given. */
export const stop = ({
	by,
	title,
	day = 0,
	hour = 20,
	minutes = 60,
	country = 'PT',
	eventId = [by, title, day, hour, minutes, country].join(':'),
}: Watched): ViewingEvent => ({
	kind: 'stop',
	eventId,
	profileId: by,
	titleId: title,
	country,
	happenedAt: Math.round((firstDay + day) * msPerDay + hour * 3_600_000),
	positionSeconds: minutes * 60,
	watchedSeconds: minutes * 60,
});

/** Something by each of so many profiles, one after another: `crowd(3, 'p', …)` is by p0, p1 and p2. */
export const crowd = (
	size: number,
	name: string,
	did: (by: string, i: number) => ViewingEvent | readonly ViewingEvent[],
): readonly ViewingEvent[] => Array.from({ length: size }, (_, i) => did(`${name}${i}`, i)).flat();
