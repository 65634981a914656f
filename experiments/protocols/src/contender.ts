import type { TitleAttributes } from '@marquee/attributes';
import type { Histories, Recommender } from '@marquee/histories';
import type { TestCase } from './protocol.ts';

/** What a model may see when it is fitted: never the test. */
export interface Fitting {
	readonly train: Histories;
	readonly validation: readonly TestCase[] | undefined;
	/** What is known of the titles, by their index in `train`; absent where the data say nothing. */
	readonly attributes?: TitleAttributes;
	readonly seed: number;
	/** Tells how far fitting is, in whatever unit the model counts. */
	readonly onProgress: (done: number, total: number) => void;
}

/** A model to be evaluated: a name, and how it is fitted. */
export interface Contender {
	/** As in the report: `ease`. */
	readonly name: string;
	/** Baselines compete for being the bar; all others are compared with the best of them. */
	readonly baseline: boolean;
	readonly fit: (fitting: Fitting) => Recommender | Promise<Recommender>;
}

/** What `evaluate` is doing. */
export interface EvaluationProgress {
	readonly model: string;
	readonly phase: 'fit' | 'score';
	readonly done: number;
	readonly total: number;
}
