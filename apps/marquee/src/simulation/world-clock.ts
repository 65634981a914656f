import type { Clock, EpochMs } from '@marquee/units';

/** The time of a world, which is told to go on. */
export interface WorldClock extends Clock {
	/** A moment that has been before changes nothing: visits that are under way at once end in any order. */
	readonly goOnTo: (moment: EpochMs) => void;
}

/** A clock that stands until it is told to go on, and never goes back. */
export function worldClock(begin: EpochMs): WorldClock {
	let now = begin;
	return {
		now: () => now,
		goOnTo: (moment) => {
			if (moment > now) now = moment;
		},
	};
}
