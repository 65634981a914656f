import type { Trace } from '../answers/trace.ts';

/** A stage as a bar. */
export interface StageBar {
	readonly stage: string;
	readonly milliseconds: number;
	/** Begin and length as shares of the whole: 0 … 1. */
	readonly from: number;
	readonly length: number;
	/** It ran beside others. */
	readonly isSource: boolean;
}

/** The stages of a page, and how long all of them took. */
export interface Waterfall {
	readonly bars: readonly StageBar[];
	readonly totalMs: number;
}

/**
 * The stages of a page one below another. A trace has durations and no beginnings: sources run beside one another and
 * begin together, every other stage begins where the one before it ended.
 */
export function waterfall({ timings = [], found = [] }: Trace): Waterfall {
	const sources = new Set(found.map(({ source }) => source));
	let [began, ended] = [0, 0];
	let wasSource = false;
	const placed = timings.map(({ stage, milliseconds }) => {
		const isSource = sources.has(stage);
		if (!(isSource && wasSource)) began = ended;
		ended = Math.max(ended, began + milliseconds);
		wasSource = isSource;
		return { stage, milliseconds, began, isSource };
	});
	const total = ended || 1;
	return {
		totalMs: ended,
		bars: placed.map(({ began: at, ...bar }) => ({
			...bar,
			from: at / total,
			length: bar.milliseconds / total,
		})),
	};
}
