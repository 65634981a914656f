import type { History } from './histories.ts';

/** What a scorer is asked: whose past, and when. */
export interface ScoringRequest {
	readonly history: History;
	/** The moment of the request; NaN where the data has no time. */
	readonly asOfMs: number;
}

/**
 * A fitted model, ready to rank the whole catalogue.
 *
 * Scores are comparable within one request only; higher is better; never NaN. Titles already in the history are scored
 * like any other: who asks decides whether seen titles may return.
 */
export interface Recommender {
	/** Lower case, as in reports: `ease`, `foundation`. */
	readonly name: string;
	/** Fills `scores` row by row, one row of V scores per request. */
	readonly score: (
		requests: readonly ScoringRequest[],
		scores: Float32Array, // (B, V)
	) => Promise<void>;
}
