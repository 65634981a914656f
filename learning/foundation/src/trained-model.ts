import type { Vocabulary } from '@marquee/attributes';
import type { WeightLayout } from '@marquee/tensor';
import type { TokenField } from '@marquee/tokens';
import type { Memory } from './memory.ts';
import type { Popularity } from './prior.ts';
import type { LossPoint } from './progress.ts';
import type { Run } from './run.ts';

/** A tower's values without what its optimiser remembers. */
export interface LearntTower {
	readonly own: Float32Array; // (V, D)
	readonly attribute: Float32Array; // (A, D)
	readonly gate: Float32Array; // (ages)
	readonly attributeNames: readonly string[]; // (A)
}

/** What training leaves behind: everything that is needed to score titles. */
export interface TrainedModel {
	readonly run: Run;
	/** V */
	readonly titles: number;
	/** One row of length 1 per title; of zeros for one that nobody has watched and nothing is known of. `// (V, D)` */
	readonly embeddings: Float32Array;
	/** log popularity over all time, kept apart from taste. `// (V)` */
	readonly prior: Float32Array;
	/** log popularity as of the newest event; absent where the data have no times. `// (V)` */
	readonly freshPrior?: Float32Array;
	/** The fields of tokens that it reads. */
	readonly fields: readonly TokenField[];
	/** All other weights, laid out as `layout` says. */
	readonly weights: Float32Array;
	readonly layout: WeightLayout;
	/** What the embeddings were made of: what a model trained tomorrow begins with. */
	readonly tower: LearntTower;
	/**
	 * R: what turned the embeddings, and turns states, from the space they were learnt in into the one that consumers know;
	 * absent where they are the same. `// (D, D)`
	 */
	readonly rotation?: Float32Array;
	/** The words in which titles were described: those of the tower's attributes. With it a new title is known by its own. */
	readonly vocabulary?: Vocabulary;
	/** What a linear model remembers, beside taste; absent where taste answers alone. */
	readonly memory?: Memory;
	/** How training went, for reports. */
	readonly curve: readonly LossPoint[];
}

/** What training holds at a look, as a model. */
export const trainedModel = (
	run: Run,
	popularity: Popularity,
	embeddings: Float32Array,
	learnt: Pick<TrainedModel, 'fields' | 'weights' | 'layout' | 'tower' | 'curve'>,
): TrainedModel => ({ run, titles: popularity.prior.length, embeddings, ...popularity, ...learnt });
