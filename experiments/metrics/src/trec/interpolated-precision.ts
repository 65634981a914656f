import { mean } from '@marquee/numerics';
import type { Measure } from './measure.ts';
import { isRelevant, type Topic } from './topic.ts';

const recalls = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

/**
 * The best precision from where a share of the relevant documents is found on: `iprec_at_recall_0.10` …, and their mean
 * `11pt_avg`.
 */
export const interpolatedPrecisions: readonly Measure[] = [
	{
		names: recalls.map((recall) => `iprec_at_recall_${recall.toFixed(2)}`),
		variant: 'max precision at or after ⌊recall · |relevant| + 0.9⌋ hits; 0 where never reached',
		over: 'mean',
		of: interpolated,
	},
	{
		names: ['11pt_avg'],
		variant: 'mean of interpolated precision at recall 0, 0.1, … 1',
		over: 'mean',
		of: (topic) => [mean(interpolated(topic))],
	},
];

function interpolated(topic: Topic): readonly number[] {
	const best = bestFromHit(topic);
	return recalls.map((recall) => {
		const hits = Math.trunc(recall * topic.relevant + 0.9);
		return best[Math.max(0, hits - 1)] ?? 0;
	});
}

/** For each hit, the best precision at its place or after: it is best at a hit. */
function bestFromHit(topic: Topic): readonly number[] {
	const precisions: number[] = [];
	for (let place = 0; place < topic.levels.length; place++)
		if (isRelevant(topic, place)) precisions.push((precisions.length + 1) / (place + 1));
	for (let hit = precisions.length - 2; hit >= 0; hit--)
		precisions[hit] = Math.max(precisions[hit]!, precisions[hit + 1]!);
	return precisions;
}
