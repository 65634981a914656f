import { type Measure, measure, ratio } from './measure.ts';
import { isRelevant, type Topic } from './topic.ts';

/**
 * How many judged pairs of a relevant and an irrelevant document are in the right order: `bpref`, and as a geometric
 * mean over topics `gm_bpref`. What was not judged is passed over.
 *
 *   bpref = Σ_{relevant r found} (1 − min(n_r, R) / min(N, R)) / R
 *
 * n_r irrelevant judged documents above r, N in all.
 * @paper Buckley, Voorhees: Retrieval Evaluation with Incomplete Information. SIGIR 2004.
 */
export const bprefs: readonly Measure[] = [
	measure('bpref', 'over min(N, R) judged irrelevant ones; 0 without a relevant one', bpref),
	measure('gm_bpref', 'as bpref', bpref, 'geometric-mean'),
];

function bpref(topic: Topic): number {
	const { levels, judgedAt, relevanceLevel, relevant } = topic;
	const irrelevant = judgedAt.slice(0, relevanceLevel).reduce((sum, count) => sum + count, 0);
	let above = 0;
	let sum = 0;
	for (let place = 0; place < levels.length; place++) {
		if (levels[place]! < 0) continue;
		if (!isRelevant(topic, place)) above++;
		else sum += above === 0 ? 1 : 1 - Math.min(above, relevant) / Math.min(irrelevant, relevant);
	}
	return ratio(sum, relevant);
}
