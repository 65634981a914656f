import { cumulatedGain } from './cumulated-gain.ts';
import { type Measure, measure, ratio } from './measure.ts';
import { isRelevant, type Topic } from './topic.ts';

/** trec_eval's two experimental measures that discount by what was read in vain: `binG` and, by level, `G`. */
export const gainsByCost: readonly Measure[] = [
	measure('binG', 'Σ 1 / log2(2 + irrelevant above) over hits / |relevant|', binary),
	measure(
		'G',
		'Σ level / log2(2 + cost − gain so far) / Σ of all levels; cost at least 1 a place',
		graded,
	),
];

function binary(topic: Topic): number {
	let hits = 0;
	let sum = 0;
	for (let place = 0; place < topic.levels.length; place++) {
		if (!isRelevant(topic, place)) continue;
		hits++;
		sum += 1 / Math.log2(3 + place - hits);
	}
	return ratio(sum, topic.relevant);
}

function graded(topic: Topic): number {
	const { ideal } = cumulatedGain(topic);
	let gain = 0;
	let cost = 0;
	let sum = 0;
	for (let place = 0; place < topic.levels.length; place++) {
		const level = Math.max(0, topic.levels[place]!);
		gain += level;
		cost += Math.max(1, ideal[place] ?? 0);
		if (level > 0) sum += level / Math.log2(2 + cost - gain);
	}
	return ratio(
		sum,
		ideal.reduce((all, level) => all + level, 0),
	);
}
