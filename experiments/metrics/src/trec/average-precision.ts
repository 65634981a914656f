import { type Measure, measure, measureAt, ratio } from './measure.ts';
import { isRelevant, type Topic } from './topic.ts';

/**
 * Precision averaged over the places of all relevant documents, unfound ones counting 0: `map`, `map_cut_k`, and as a
 * geometric mean over topics `gm_map`.
 *
 *   AP = Σ_{places r that hit} (hits in the first r / r) / |relevant|
 */
export const averagePrecisions = (depths: readonly number[]): readonly Measure[] => [
	measure('map', variant, (topic) => averagePrecision(topic, Infinity)),
	measure('gm_map', variant, (topic) => averagePrecision(topic, Infinity), 'geometric-mean'),
	measureAt('map_cut', depths, variant, averagePrecision),
];

const variant =
	'sum of precisions at hits / |relevant|, also where k is less; 0 without a relevant one';

function averagePrecision(topic: Topic, k: number): number {
	let hits = 0;
	let sum = 0;
	for (let place = 0; place < Math.min(k, topic.levels.length); place++)
		if (isRelevant(topic, place)) sum += ++hits / (place + 1);
	return ratio(sum, topic.relevant);
}
