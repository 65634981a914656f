import type { History } from './histories.ts';

/** What a scorer is asked: whose past, when, on what and where. */
export interface ScoringRequest {
	readonly history: History;
	/** The moment of the request; NaN where the data has no time. */
	readonly asOfMs: number;
	/** What is asked on: an answer of `deviceIndex`; absent is unknown. */
	readonly device?: number;
	/** Where it is asked: an answer of `countryIndex`; absent is unknown. */
	readonly country?: number;
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
