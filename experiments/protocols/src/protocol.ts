import type { Histories, History } from '@marquee/histories';
import type { Metric } from '@marquee/metrics';
import type { TimeTies } from './time-ties.ts';

/**
 * One profile's question and its answer: what it had watched, when it asked, and the titles that would have been right.
 * The titles of its history are seen: they are filtered from every ranking.
 */
export interface TestCase {
	readonly profile: number;
	readonly history: History;
	/** The moment of the request; NaN where the data have no time. */
	readonly asOfMs: number;
	/** Distinct titles, none of them in the history; at least one. */
	readonly relevant: Int32Array;
	/** 1 for every title that takes part in the ranking, (V); all of them unless given. */
	readonly ranked?: Uint8Array;
	/** Titles that are filtered like those of the history, though no model is told of them; none of them relevant. */
	readonly alsoFiltered?: Int32Array;
}

/** The same fitted models asked other questions: cold titles only, say. */
export interface Reading {
	/** Who is asked and what is ranked, in a sentence for the report. */
	readonly describe: string;
	readonly validation: readonly TestCase[];
	readonly test: readonly TestCase[];
	/** Profiles that this reading leaves out, by reason. */
	readonly excluded: Readonly<Record<string, number>>;
}

/** What a model may learn from, and what it is asked. */
export interface Split {
	readonly train: Histories;
	/** For choosing a model; never the test. Absent where the protocol has none. */
	readonly validation?: readonly TestCase[];
	readonly test: readonly TestCase[];
	/** Further questions beside the test, by name; reported on their own and never mixed with it. */
	readonly readings?: Readonly<Record<string, Reading>>;
	/** Profiles that are not tested, by reason. */
	readonly excluded: Readonly<Record<string, number>>;
	/** Where the protocol promises that training knows nothing after a moment: that moment. `evaluate` checks it. */
	readonly trainedUntilMs?: number;
}

/** A published way to compare models, exactly as published. */
export interface Protocol<Data> {
	/** Lower case, as on the command line: `ml-1m-loo-a`. */
	readonly name: string;
	/** What is held out, what is filtered, what is ranked: one paragraph for the report. */
	readonly describe: string;
	/** In the order of the report. Coverage and novelty at 10 are added to every protocol. */
	readonly metrics: readonly Metric[];
	/** The metric by which the best baseline is found. */
	readonly primary: string;
	/** Where it asks for a profile's last event: which of several at one moment that is. */
	readonly timeTies?: TimeTies;
	readonly split: (data: Data) => Split;
}

/** Counts reasons, so that no profile is left out without one. */
export function reasonCounter(): {
	readonly count: (reason: string) => void;
	readonly counts: Readonly<Record<string, number>>;
} {
	const counts: Record<string, number> = {};
	return {
		count: (reason) => {
			counts[reason] = (counts[reason] ?? 0) + 1;
		},
		counts,
	};
}
