import { hitsWithin } from './judged.ts';
import { depth, type Metric } from './metric.ts';

/** Whether any relevant title is among the first k: `hr@k`. With one relevant title it equals recall. */
export const hitRate = (k: number): Metric => ({
	name: `hr@${depth(k)}`,
	k,
	unit: 'share',
	direction: 'higher-is-better',
	variant: 'share of cases with at least one relevant title in the first k',
	of: (answer) => (hitsWithin(answer, k) > 0 ? 1 : 0),
});
