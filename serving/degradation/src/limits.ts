/** How far a page may go before something older is given. Each default says why. */
export interface LadderLimits {
	/** From the arrival of a request until a fresh page is given up. */
	readonly deadlineMs: number;
	/** How long the profile's state is waited for. */
	readonly stateMs: number;
	/** How long a count of what is popular may take; no page waits for it. */
	readonly countMs: number;
	/** With less time left a fresh page is not begun. */
	readonly leastMs: number;
	/** Room for kept pages. */
	readonly keptBytes: number;
	/** Of a page its first rows are kept, as many as hold so many titles. */
	readonly keptTitles: number;
	/** Kept pages that are older are not shown. */
	readonly keptAtMostMs: number;
	/** Fresh pages that may be under way at once, at most: fewer while they are slow. */
	readonly mostUnderWay: number;
	/** However slow pages are, so many may be under way. */
	readonly fewestUnderWay: number;
	/** A fresh page that takes longer had too many beside it. */
	readonly slowMs: number;
	/** Mean lag of the event loop over the last second above which no fresh page is begun. */
	readonly shedAboveLagMs: number;
}

export const defaultLadderLimits: LadderLimits = {
	deadlineMs: 400, // half of what is promised: the other half is for the loop, the wire and the device
	stateMs: 60, // from memory it takes 0.1 ms, over a network 1 to 5
	countMs: 2_000, // over all profiles and on a busy machine; the count before stands meanwhile
	leastMs: 20, // about what a page takes
	keptBytes: 64 * 2 ** 20, // some 3,000 pages of 20 KiB; who asked lately asks again
	keptTitles: 400, // a dozen rows: hardly anybody scrolls further, and every page that is made pays for this
	keptAtMostMs: 86_400_000, // yesterday's page is better than none of one's own
	mostUnderWay: 2, // one is made while one waits for the model: more only wait for each other, and whoever comes then waits for all
	fewestUnderWay: 2, // one would let a single stalled page shut all others out
	slowMs: 120, // five pages long: whoever waits longer has too many before it, and so have those who come next
	shedAboveLagMs: 60, // a page waits for the loop two or three times
};
