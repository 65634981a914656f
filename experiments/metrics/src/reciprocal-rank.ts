import { depth, type Metric } from './metric.ts';

/** One over the place of the first relevant title, 0 if none is among the first k: `mrr@k`. */
export const reciprocalRank = (k: number): Metric => ({
	name: `mrr@${depth(k)}`,
	k,
	unit: 'share',
	direction: 'higher-is-better',
	variant: '1 / place of the first hit, 0 beyond k',
	of: ({ hits }) => {
		const place = hits.subarray(0, k).indexOf(1);
		return place < 0 ? 0 : 1 / (place + 1);
	},
});
