import { aligned, drift, type TitleSpace } from '@marquee/embeddings';
import { type TrainedModel, turnedModel } from '@marquee/foundation';
import type { TitleId } from '@marquee/units';

/** How far titles stand from where the bundle before has them: the mean cosine over titles that both know. */
export interface DriftToParent {
	readonly titles: number;
	/** As training left them. */
	readonly asTrained: number;
	/** As they are served: turned onto the bundle before. */
	readonly turned: number;
}

/** A model in its parent's space, and how far it is from it; no drift where there is nothing to compare. */
export interface LaidModel {
	readonly model: TrainedModel;
	readonly drift?: DriftToParent;
}

/**
 * Turns a model's space onto the one that consumers know, so that they never notice a training; scores stay what they were.
 * A space of another width begins a line of its own, and so does one that shares no title.
 */
export function laidOnto(
	before: TitleSpace,
	model: TrainedModel,
	titleIds: readonly TitleId[],
): LaidModel {
	const { width } = model.run;
	if (before.width !== width) return { model };
	const today: TitleSpace = { titleIds, width, vectors: model.embeddings };
	const { rotation, shared } = aligned(before, today);
	if (shared === 0) return { model };
	const turned = turnedModel(model, rotation);
	return {
		model: turned,
		drift: {
			titles: shared,
			asTrained: drift(before, today).meanCosine,
			turned: drift(before, { ...today, vectors: turned.embeddings }).meanCosine,
		},
	};
}
