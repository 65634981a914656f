import type { RequestId } from '@marquee/units';

/**
 * How answers came about, by request, for as long as there is room: the newest traces stay, the oldest make way.
 *
 * A trace is written beside the answer, never before it, and is not flushed: it survives the death of the process, and
 * the loss of power costs traces and nothing else.
 */
export interface SlateLog<Trace> {
	/** Resolves when the trace can be found. It must survive being written as JSON. */
	readonly append: (requestId: RequestId, trace: Trace) => Promise<void>;
	/** The same, of a trace that somebody else has written: its JSON in UTF-8. */
	readonly appendWritten: (requestId: RequestId, json: Uint8Array) => Promise<void>;
	/** The newest trace of this request; `undefined` if there never was one or it has made way. */
	readonly find: (requestId: RequestId) => Promise<Trace | undefined>;
	readonly close: () => Promise<void>;
}
