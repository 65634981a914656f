import { hitsWithin } from './judged.ts';
import { depth, type Metric } from './metric.ts';

/** The share of the relevant titles that the first k contain: `recall@k`. Cannot reach 1 where more than k are relevant. */
export const recall = (k: number): Metric => ({
	name: `recall@${depth(k)}`,
	k,
	unit: 'share',
	direction: 'higher-is-better',
	variant: 'hits / |relevant|',
	of: (answer) => hitsWithin(answer, k) / answer.relevant,
});
