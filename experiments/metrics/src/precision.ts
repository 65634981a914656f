import { hitsWithin } from './judged.ts';
import { depth, type Metric } from './metric.ts';

/** The share of the first k places that are relevant: `precision@k`. Places left empty count as misses. */
export const precision = (k: number): Metric => ({
	name: `precision@${depth(k)}`,
	k,
	unit: 'share',
	direction: 'higher-is-better',
	variant: 'hits / k, also for shorter lists',
	of: (answer) => hitsWithin(answer, k) / k,
});
