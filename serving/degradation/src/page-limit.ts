import type { Stopwatch } from '@marquee/pipeline';

/** How many pages may be made at once, learnt from how long they take and how many are turned away. */
export interface PageLimit {
	/** Whether one more may be begun while so many are under way; whoever may not is turned away. */
	readonly admits: (underWay: number) => boolean;
	readonly now: () => number;
	/** A page is done or was given up, after so long and with so many under way, itself among them. */
	readonly done: (tookMs: number, underWay: number) => void;
}

export interface PageLimitOptions {
	readonly most: number;
	/** However slow pages are and however many come, so many may be made at once. */
	readonly fewest: number;
	/** A page that takes longer had too many beside it. */
	readonly slowMs: number;
	readonly stopwatch: Stopwatch;
}

const backOff = 0.9;

/** So long is looked at together. */
const lookMs = 1_000;

/** It is crowded once more than this share is turned away, until the fewest are busy for less than this share of the time. */
const crowded = { turnedAway: 0.3, busy: 0.6 };

/**
 * Grows by one with every page that was in time while at least half of the limit was in use, and shrinks by a tenth with
 * every slow one: additive increase, multiplicative decrease, as TCP finds how much a way bears. Whatever makes pages slow
 * (a dependency, a neighbour on the machine, longer histories), the loop is not given more than it can do.
 *
 * A queue is for those who come a few at once. While far more come than can be made, no page more is made because some wait, and all
 * who are made have waited: then the fewest are made at once.
 *
 * @paper Chiu, Jain: Analysis of the Increase and Decrease Algorithms for Congestion Avoidance. Computer Networks 1989.
 * @paper Nichols, Jacobson: Controlling Queue Delay. ACM Queue 2012.
 */
export function pageLimit({ most, fewest, slowMs, stopwatch }: PageLimitOptions): PageLimit {
	let limit = most;
	let isCrowded = false;
	let look = newLook(stopwatch);
	const now = () => Math.floor(isCrowded ? Math.min(fewest, limit) : limit);
	const noted = (isAdmitted: boolean): void => {
		const lookedMs = stopwatch.elapsedMs() - look.sinceMs;
		if (lookedMs >= lookMs) {
			isCrowded = isCrowded
				? look.madeMs > crowded.busy * fewest * lookedMs
				: look.refused > crowded.turnedAway * look.asked;
			look = newLook(stopwatch);
		}
		look.asked++;
		if (!isAdmitted) look.refused++;
	};
	return {
		admits: (underWay) => {
			const isAdmitted = underWay < now();
			noted(isAdmitted);
			return isAdmitted;
		},
		now,
		done: (tookMs, underWay) => {
			look.madeMs += tookMs;
			if (tookMs > slowMs) limit = Math.max(Math.min(fewest, most), limit * backOff);
			else if (underWay * 2 >= limit) limit = Math.min(most, limit + 1);
		},
	};
}

/** What has been seen since a moment. */
const newLook = (stopwatch: Stopwatch) => ({
	sinceMs: stopwatch.elapsedMs(),
	asked: 0,
	refused: 0,
	/** Of all pages that were done. */
	madeMs: 0,
});
