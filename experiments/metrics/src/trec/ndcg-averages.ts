import { cumulatedGain } from './cumulated-gain.ts';
import { type Measure, measure, ratio } from './measure.ts';
import type { Topic } from './topic.ts';

/** trec_eval's two experimental averages of nDCG over depths: at relevant documents `ndcg_rel`, at levels `Rndcg`. */
export const ndcgAverages: readonly Measure[] = [
	measure(
		'ndcg_rel',
		'mean of nDCG(r) over places r of all relevant ones, unfound at the end',
		atHits,
	),
	measure(
		'Rndcg',
		'mean of nDCG where the level of the best order changes, and at the end',
		atLevels,
	),
];

function atHits(topic: Topic): number {
	const { ideal, gained, best } = cumulatedGain(topic);
	let sum = 0;
	let hits = 0;
	for (let place = 0; place < topic.levels.length; place++) {
		if (topic.levels[place]! <= 0) continue;
		sum += gained(place + 1) / best(place + 1);
		hits++;
	}
	sum += (ideal.length - hits) * ratio(gained(Infinity), best(Infinity));
	return ratio(sum, ideal.length);
}

function atLevels(topic: Topic): number {
	const { ideal, gained, best } = cumulatedGain(topic);
	if (topic.relevant === 0 || ideal.length === 0) return 0;
	let sum = 0;
	let changes = 0;
	for (let k = 1; k <= ideal.length; k++) {
		if (ideal[k] === ideal[k - 1]) continue;
		sum += gained(k) / best(k);
		changes++;
	}
	if (topic.levels.length <= ideal.length + 1) return sum / changes;
	return (sum + gained(Infinity) / best(Infinity)) / (changes + 1);
}
