/** How many pages may be made at once, learnt from how long they take. */
export interface PageLimit {
	readonly now: () => number;
	/** A page is done or was given up, after so long and with so many under way, itself among them. */
	readonly done: (tookMs: number, underWay: number) => void;
}

export interface PageLimitOptions {
	readonly most: number;
	/** A page that takes longer had too many beside it. */
	readonly slowMs: number;
}

/** One would let a single stalled page shut all others out. */
const least = 2;
const backOff = 0.9;

/**
 * Grows by one with every page that was in time while at least half of the limit was in use, and shrinks by a tenth with
 * every slow one: additive increase, multiplicative decrease, as TCP finds how much a way bears. Whatever makes pages slow
 * (a dependency, a neighbour on the machine, longer histories), the loop is not given more than it can do.
 *
 * @paper Chiu, Jain: Analysis of the Increase and Decrease Algorithms for Congestion Avoidance. Computer Networks 1989.
 */
export function pageLimit({ most, slowMs }: PageLimitOptions): PageLimit {
	let limit = most;
	return {
		now: () => Math.floor(limit),
		done: (tookMs, underWay) => {
			if (tookMs > slowMs) limit = Math.max(Math.min(least, most), limit * backOff);
			else if (underWay * 2 >= limit) limit = Math.min(most, limit + 1);
		},
	};
}
