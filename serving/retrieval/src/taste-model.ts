import type { Device } from '@marquee/contracts';
import { type EpochMs, Failure, type TitleId } from '@marquee/units';
import type { ProfileState } from '@marquee/viewing';
import type { VectorIndex, VectorTable } from './vectors/vector-index.ts';

/** On what and where somebody asks, as far as the request says. */
export interface AskedOn {
	readonly device?: Device;
	/** ISO 3166-1 alpha-2. */
	readonly country?: string;
}

/** How the foundation model is reached: what a profile likes, and which titles are alike. */
export interface TasteModel {
	/** Content hash of the bundle that answers. */
	readonly bundle: string;
	/** The newest event learnt from; `null`: nothing was. */
	readonly trainedAt: EpochMs | null;
	/** The titles that it can score, in its own order. */
	readonly titleIds: readonly TitleId[]; // (V)
	/**
	 * Scores for this profile as of now, in any unit, higher is better; also for a profile without history. They are the caller's own:
	 * written into `into` where it is given, which is as long as `titleIds`, and never touched again.
	 */
	readonly taste: (
		state: ProfileState | undefined,
		now: EpochMs,
		on?: AskedOn,
		into?: Float32Array, // (V)
	) => Promise<Float32Array>; // (V)
	/** Cosine of every title's unit-norm embedding with this title's. `undefined`: the model does not know it. */
	readonly similarity: (title: TitleId) => Float32Array | undefined; // (V)
	/**
	 * Cosine of two titles' embeddings. Optional: without it evidence compares with fewer titles, because each needs
	 * the cosines of the whole catalogue.
	 */
	readonly cosine?: (a: TitleId, b: TitleId) => number | undefined;
	/**
	 * The unit-norm embeddings that `similarity` compares, in the order of `titleIds`, ready to be searched. Optional:
	 * without it neighbours are found by looking through the cosines of all titles.
	 */
	readonly vectors?: VectorIndex; // (V, D)
	/** The same embeddings as one table, for whoever compares titles with each other by the thousand. */
	readonly table?: VectorTable; // (V, D)
}

/** What stands where no model has been trained yet: pages made with it rest on popularity and say so. */
export const untrainedModel: TasteModel = {
	bundle: 'untrained',
	trainedAt: null,
	titleIds: [],
	taste: () =>
		Promise.reject(
			new Failure('model-untrained', {
				responsible: 'us',
				what: 'there is no trained model yet',
				remedy: 'Train one: marquee train.',
			}),
		),
	similarity: () => undefined,
};
