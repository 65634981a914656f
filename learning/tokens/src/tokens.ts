import type { History } from '@marquee/histories';
import { gapStep } from './gap.ts';

/**
 * A history as a model reads it: what happened at each step, and what was known when the next step was asked for.
 *
 * Step t holds the title and action of event t and the gap from event t to the request after it: the time of event t + 1, or
 * `asOfMs` for the newest. Nothing of event t + 1 but its time enters step t.
 */
export interface Tokens {
	readonly titles: Int32Array; // (T)
	readonly actions: Int32Array; // (T)
	readonly gaps: Int32Array; // (T)
}

/** The newest `context` events of a history as tokens, oldest first. */
export function tokensOf(history: History, asOfMs: number, context: number): Tokens {
	const length = history.titleIndices.length;
	const from = Math.max(0, length - context);
	const at = history.happenedAtMs;
	return {
		titles: history.titleIndices.slice(from),
		actions: Int32Array.from(history.actionIndices.subarray(from)),
		gaps: Int32Array.from({ length: length - from }, (_, step) =>
			gapStep(at[from + step]!, from + step + 1 < length ? at[from + step + 1]! : asOfMs),
		),
	};
}
