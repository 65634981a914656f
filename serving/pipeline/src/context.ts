import type { EpochMs, Random } from '@marquee/units';

/** Measures stages and cuts those that overrun. */
export interface Stopwatch {
	/** Milliseconds since some fixed moment; never runs backwards. */
	readonly elapsedMs: () => number;
	/** Rings once after so many milliseconds, unless the returned function is called before. */
	readonly after: (milliseconds: number, ring: () => void) => () => void;
}

/** The machine's own: for composition roots. */
export const systemStopwatch: Stopwatch = {
	elapsedMs: () => performance.now(),
	after: (milliseconds, ring) => {
		const timer = setTimeout(ring, milliseconds);
		return () => clearTimeout(timer);
	},
};

/** What a request carries besides its query: time, chance, the end of its patience and where to report trouble. */
export interface Context {
	/** The moment that the answer is about. */
	readonly now: EpochMs;
	readonly random: Random;
	readonly stopwatch: Stopwatch;
	/** Aborted when nobody waits for the answer any more; a stage with a deadline gets one of its own. */
	readonly signal: AbortSignal;
	/**
	 * Stages that count as failed, with the cause, and are not asked: so that an answer can be made again as it was. A stage that
	 * declares `fail` is asked all the same.
	 */
	readonly without?: ReadonlyMap<string, string>;
	/**
	 * Hears what is to be done once nobody reads any more what stages made for the request, as giving back what they borrowed. Without it
	 * nobody knows of an end, and what was borrowed is kept.
	 */
	readonly atEnd?: (work: () => void) => void;
	/** Told of every failure that the answer does not show: side effects, and answers that came too late. */
	readonly report: (stage: string, cause: unknown) => void;
}
