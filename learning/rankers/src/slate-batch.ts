import { featureCount } from '@marquee/features';
import { heads } from './ranker.ts';
import type { RankerRun } from './ranker-run.ts';
import type { Scales } from './scales.ts';
import type { Slates } from './slates.ts';

/** The arrays of one step, filled anew for every batch. B slates of K titles. */
export interface SlateBatch {
	/** In deviations from the mean; 0 for features that never vary. `// (B · K, F)` */
	readonly features: Float32Array;
	/** 1 ÷ number of slates, 0 where the batch is not full. `// (B)` */
	readonly weights: Float32Array;
	/** The same for every title. `// (B, K)` */
	readonly titleWeights: Float32Array;
	/** The slates' `logDrawn`. `// (B, K)` */
	readonly logDrawn: Float32Array;
	/** Whether the played title was returned for and praised. `// (B, 2)` */
	readonly outcomes: Float32Array;
	/** 0 where that is not known. `// (B, 2)` */
	readonly outcomeWeights: Float32Array;
}

/** Arrays for the run's batch of slates of K titles. */
export const emptyBatch = ({ batchSlates: B }: RankerRun, K: number): SlateBatch => ({
	features: new Float32Array(B * K * featureCount),
	weights: new Float32Array(B),
	titleWeights: new Float32Array(B * K),
	logDrawn: new Float32Array(B * K),
	outcomes: new Float32Array(B * (heads.length - 1)),
	outcomeWeights: new Float32Array(B * (heads.length - 1)),
});

/** Fills the batch with these slates, at most B. */
export function fillBatch(
	batch: SlateBatch,
	slates: Slates,
	{ means, deviations }: Scales,
	drawn: Int32Array,
): void {
	const { features, weights, titleWeights, outcomes, outcomeWeights } = batch;
	const perSlate = slates.size * featureCount;
	weights.fill(0);
	titleWeights.fill(0);
	outcomeWeights.fill(0);
	for (const [b, slate] of drawn.entries()) {
		const weight = 1 / drawn.length;
		weights[b] = weight;
		titleWeights.fill(weight, b * slates.size, (b + 1) * slates.size);
		batch.logDrawn.set(
			slates.logDrawn.subarray(slate * slates.size, (slate + 1) * slates.size),
			b * slates.size,
		);
		const [from, into] = [slate * perSlate, b * perSlate];
		for (let at = 0; at < perSlate; at++) {
			const f = at % featureCount;
			const deviation = deviations[f]!;
			features[into + at] =
				deviation === 0 ? 0 : (slates.features[from + at]! - means[f]!) / deviation;
		}
		for (const [o, column] of [slates.returned, slates.praised].entries()) {
			const outcome = column[slate * slates.size]!;
			const at = b * (heads.length - 1) + o;
			outcomes[at] = Number.isNaN(outcome) ? 0 : outcome;
			outcomeWeights[at] = Number.isNaN(outcome) ? 0 : weight;
		}
	}
}

/** The batch under the names that the graph gives its inputs. */
export const feedsOf = (batch: SlateBatch, { loss }: RankerRun) => ({
	features: batch.features,
	'log-drawn': batch.logDrawn,
	...(loss === 'listwise' ? { weights: batch.weights } : { 'title-weights': batch.titleWeights }),
	outcomes: batch.outcomes,
	'outcome-weights': batch.outcomeWeights,
});
