import { cumulatedGain } from './cumulated-gain.ts';
import { type Measure, measure, measureAt, ratio } from './measure.ts';
import type { Topic } from './topic.ts';

/**
 * How early what is relevant comes, against the best order of all that was judged: `ndcg`, `ndcg_cut_k`.
 *
 *   DCG(k) = Σ_{r ≤ k} level(r) / log₂(r + 1),   nDCG(k) = DCG(k) / ideal DCG(k)
 *
 * The gain is the level itself, not 2^level − 1; the ideal of `ndcg_cut_k` is cut at k too.
 * @paper Järvelin, Kekäläinen: Cumulated Gain-Based Evaluation of IR Techniques. ACM TOIS 2002.
 */
export const ndcgs = (depths: readonly number[]): readonly Measure[] => [
	measure('ndcg', `${variant}, whole list`, (topic) => ndcg(topic, Infinity)),
	measureAt('ndcg_cut', depths, `${variant}, both cut at k`, ndcg),
];

const variant = 'linear gain, log2 discount, ideal over all judged; 0 without a relevant one';

function ndcg(topic: Topic, k: number): number {
	const { gained, best } = cumulatedGain(topic);
	return ratio(gained(k), best(k));
}
