import { hitsWithin } from './judged.ts';
import { depth, type Metric } from './metric.ts';

/**
 * The share of what the first k could contain: `recall-capped@k`, the recall of the Mult-VAE line of papers.
 *
 * @paper Liang, Krishnan, Hoffman, Jebara: Variational Autoencoders for Collaborative Filtering. WWW 2018.
 */
export const recallCapped = (k: number): Metric => ({
	name: `recall-capped@${depth(k)}`,
	k,
	unit: 'share',
	direction: 'higher-is-better',
	variant: 'hits / min(k, |relevant|)',
	of: (answer) => hitsWithin(answer, k) / Math.min(k, answer.relevant),
});
