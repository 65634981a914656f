import type { Catalogue } from '@marquee/catalogue';
import { openFoundation, type TrainedModel } from '@marquee/foundation';
import type { HeldTaste } from '@marquee/rankers';
import { standardised } from '@marquee/retrieval';
import { profileHistory } from '@marquee/tokens';
import type { TitleId } from '@marquee/units';

/** How a model is asked about the past. */
export interface AskedOfPast {
	readonly threads: number;
	/** Told before each batch of questions; what it throws ends them. */
	readonly onAsked?: (questions: number) => Promise<void>;
}

/** What a model over the titles of a catalogue, in its order, says of profiles at past moments. */
export async function pastTaste(
	model: TrainedModel,
	catalogue: Catalogue,
	{ threads, onAsked }: AskedOfPast,
): Promise<HeldTaste> {
	const foundation = await openFoundation(model, { threads, batchRows: 16 });
	const V = catalogue.size;
	const numbers = new Map(catalogue.titles.map(({ titleId }, v) => [titleId as TitleId, v]));
	const runtimeOf = (id: TitleId) => catalogue.title(id)?.runtimeSeconds;
	return {
		of: async (asked) => {
			await onAsked?.(asked.length);
			const scores = new Float32Array(asked.length * V); // (B, V)
			await foundation.score(
				asked.map(({ state, now }) => ({
					history: profileHistory(state, numbers, runtimeOf),
					asOfMs: now,
				})),
				scores,
			);
			return asked.map((_, b) => standardised(scores.subarray(b * V, (b + 1) * V)));
		},
		likeness: (a, b) => foundation.cosine(a, b),
		release: foundation.release,
	};
}
