import type { Direction } from '@marquee/metrics';
import type { TimeTies } from './time-ties.ts';

/** A mean with its 95 % interval over cases; null where a metric has none (coverage is one value of all cases). */
export interface ReportedMetric {
	readonly value: number;
	readonly low: number | null;
	readonly high: number | null;
}

/** What one model achieved. */
export interface ModelReport {
	readonly name: string;
	readonly baseline: boolean;
	readonly trainSeconds: number;
	readonly scoreSeconds: number;
	/** By metric name: `ndcg@10`. */
	readonly metrics: Readonly<Record<string, ReportedMetric>>;
	/** Cases whose hits would be others if relevant titles came last among equal scores: near 0, or ties matter. */
	readonly casesDecidedByTies: number;
}

/** How much higher a model is than the best baseline on the same cases. */
export interface Difference {
	readonly model: string;
	readonly against: string;
	readonly metrics: Readonly<Record<string, ReportedMetric>>;
}

/** What the models did in a reading of their own, such as among cold titles only. */
export interface ReadingReport {
	readonly describe: string;
	readonly cases: number;
	readonly relevant: number;
	readonly excluded: Readonly<Record<string, number>>;
	readonly models: readonly Pick<ModelReport, 'name' | 'metrics' | 'casesDecidedByTies'>[];
	readonly bestBaseline: string | null;
	readonly differences: readonly Difference[];
}

/** What every model did in one slice; no models where no case lies in it. */
export interface SliceReport {
	readonly slice: string;
	readonly cases: number;
	/** Relevant titles of the slice over its cases. */
	readonly relevant: number;
	readonly models: readonly Pick<ModelReport, 'name' | 'metrics'>[];
}

/** The test cases parted one way, such as by the age of the title that was right. */
export interface SlicingReport {
	readonly name: string;
	readonly describe: string;
	/** Relevant titles of which the data do not say in which slice they lie. */
	readonly unknown: number;
	readonly slices: readonly SliceReport[];
}

/** Everything an evaluation says, as `--json` prints it. */
export interface EvaluationReport {
	readonly protocol: string;
	readonly describe: string;
	/** The name of the data that were read. */
	readonly data: string;
	readonly seed: number;
	readonly ties: TieRule;
	/** How events of one moment are ordered, and the cases whose answer only that rule makes the last; absent where no order is asked. */
	readonly timeTies?: { readonly rule: TimeTies; readonly cases: number };
	readonly counts: {
		readonly profiles: number;
		readonly titles: number;
		readonly trainEvents: number;
		readonly cases: number;
		/** Relevant titles over all cases. */
		readonly relevant: number;
		/** Those among them that no training event shows: an id alone cannot find them. */
		readonly relevantNeverTrained: number;
		/** Profiles left out, by reason. */
		readonly excluded: Readonly<Record<string, number>>;
	};
	/** What each metric means, by name. */
	readonly variants: Readonly<
		Record<
			string,
			{ readonly variant: string; readonly unit: string; readonly direction: Direction }
		>
	>;
	readonly models: readonly ModelReport[];
	/** The best baseline by the protocol's primary metric; null where no baseline ran. */
	readonly bestBaseline: string | null;
	readonly differences: readonly Difference[];
	/** By name; absent where the protocol has one reading only. */
	readonly readings?: Readonly<Record<string, ReadingReport>>;
	/** Absent where nobody asked for slices. */
	readonly slicings?: readonly SlicingReport[];
	/** Window by window, oldest first; absent where there is one split. */
	readonly windows?: readonly WindowReport[];
}

/** What every model did in one of successive windows, fitted anew on all that lies before it. */
export interface WindowReport {
	readonly trainedUntil: string;
	readonly askedUntil: string;
	readonly counts: EvaluationReport['counts'];
	readonly models: readonly Pick<ModelReport, 'name' | 'metrics' | 'trainSeconds'>[];
}

/** Among equal scores: the lower title index first, or the relevant titles last. */
export type TieRule = 'title-index' | 'pessimistic';
