/** What one gateway lets through. Each default says why; a difference to it is an argument of `gateway`. */
export interface Limits {
	/** Bytes of a request's body. */
	readonly bodyBytes: number;
	/** Events of one batch. */
	readonly eventsPerBatch: number;
	/** Requests that one key may send in any minute, over all routes. */
	readonly requestsPerMinute: number;
	/** From a request's first byte to its last. */
	readonly receiveMs: number;
	/** From a request's headers to the beginning of its answer. */
	readonly answerMs: number;
	/** The same where whoever asks knows that it takes long. */
	readonly longAnswerMs: number;
	/** How long requests that are under way may go on once the gateway closes. */
	readonly drainMs: number;
	/** Mean lag of the event loop over the last second above which requests are turned away with 503, events and pages aside. */
	readonly shedAboveLagMs: number;
	/** The same for events and pages: the first come before all others, the second have something older to fall back to. */
	readonly shedAllAboveLagMs: number;
}

export const defaultLimits: Limits = {
	bodyBytes: 1_048_576, // 1,000 events of the usual 280 bytes fit three times
	eventsPerBatch: 1_000, // what is refused together is small enough to read
	requestsPerMinute: 60_000, // about what one core answers: stops a loop gone wild, not a busy client
	receiveMs: 10_000, // a slow phone sends 1 MiB in that time, a slow-body attack sends a page
	answerMs: 15_000, // above receiveMs, so that a slow body is told that it was slow
	longAnswerMs: 150_000, // to count a log of some million events takes half a minute, and others may be before it
	drainMs: 10_000, // process managers kill some 10 to 30 s after SIGTERM
	shedAboveLagMs: 300, // a request waits several turns of the loop; a page is promised within 800 ms
	shedAllAboveLagMs: 2_000, // nothing is in time any more, and what is let in makes it worse
};
