import type { StageTime, Trace } from '../answers/trace.ts';

/** A stage as a bar. */
export interface StageBar {
	readonly stage: string;
	readonly milliseconds: number;
	/** Begin and length as shares of the whole: 0 … 1. */
	readonly from: number;
	readonly length: number;
	/** One of many that look for rows or titles. */
	readonly isSource: boolean;
}

/** The stages of a page, and how long all of them took. */
export interface Waterfall {
	readonly bars: readonly StageBar[];
	readonly totalMs: number;
}

/**
 * The stages of a page one below another. A trace has durations and no beginnings: a stage begins where the one before it ended. The parts
 * of a stage stand below it and within it. Sources that waited waited together; in traces without a format it is not known which did.
 */
export function waterfall({ format, timings = [], found = [] }: Trace): Waterfall {
	const sources = new Set(found.map(({ source }) => source));
	const waits = ({ stage, waited = format === undefined }: StageTime) =>
		waited && sources.has(stage);
	let [began, ended, partEnded] = [0, 0, 0];
	let before: StageTime | undefined;
	const placed = timings.map((timing) => {
		const { stage, milliseconds } = timing;
		if (isPart(stage)) {
			const partBegan = partEnded;
			partEnded += milliseconds;
			ended = Math.max(ended, partEnded);
			return { stage, milliseconds, began: partBegan, isSource: true };
		}
		const isBeside = before !== undefined && waits(before) && waits(timing);
		if (!isBeside) began = ended;
		partEnded = began;
		ended = Math.max(ended, began + milliseconds);
		before = timing;
		return { stage, milliseconds, began, isSource: sources.has(stage) };
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

const isPart = (stage: string): boolean => stage.includes('/');
