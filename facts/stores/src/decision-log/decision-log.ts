/** A decision and where it stands: 0 for the first ever, without gaps. */
export interface LoggedDecision<Decision> {
	readonly position: number;
	readonly decision: Decision;
}

/**
 * What was decided, in order, for as long as there is room: the newest decisions stay, the oldest make way.
 *
 * Whoever learns from chance needs what was decided and how likely that was, silences included. A decision is written
 * beside the answer, never before it, and is not flushed: it survives the death of the process, and the loss of power
 * costs the newest decisions and nothing else.
 */
export interface DecisionLog<Decision> {
	/** Resolves with its position when it can be read. Positions follow the order of the calls. It must survive JSON. */
	readonly append: (decision: Decision) => Promise<number>;
	/** The decisions from a position on, oldest first, in batches; what has made way is left out. Ends at what there was when it was asked. */
	readonly read: (from: number) => AsyncIterable<readonly LoggedDecision<Decision>[]>;
	/** The position of the oldest decision that is kept. */
	readonly start: () => number;
	/** The position that the next decision will get. */
	readonly end: () => number;
	readonly close: () => Promise<void>;
}
