import { featureCount } from '@marquee/features';
import type { Slates } from './slates.ts';

/** Where each feature lies in the training data, and how far it spreads. */
export interface Scales {
	readonly means: Float64Array; // (F)
	/** 0 where the data have one value only: they say nothing of the feature. */
	readonly deviations: Float64Array; // (F)
}

/** A spread below this share of the value is rounding. */
const noSpread = 1e-6;

/** The scales of all rows of these slates. */
export function scalesOf({ features }: Slates): Scales {
	const rows = features.length / featureCount;
	const means = new Float64Array(featureCount);
	const deviations = new Float64Array(featureCount);
	for (let f = 0; f < featureCount; f++) {
		let sum = 0;
		for (let at = f; at < features.length; at += featureCount) sum += features[at]!;
		const mean = sum / rows;
		let squares = 0;
		for (let at = f; at < features.length; at += featureCount)
			squares += (features[at]! - mean) ** 2;
		const deviation = Math.sqrt(squares / rows);
		means[f] = mean;
		deviations[f] = deviation > noSpread * Math.max(1, Math.abs(mean)) ? deviation : 0;
	}
	return { means, deviations };
}
