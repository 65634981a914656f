import { depth, type Metric } from './metric.ts';

/**
 * How early the relevant titles come, against the best possible order: `ndcg@k`.
 *
 *   DCG = Σ_{places r ≤ k that hit} 1 / log₂(r + 1),   IDCG = Σ_{r ≤ min(k, |relevant|)} 1 / log₂(r + 1)
 *
 * @paper Järvelin, Kekäläinen: Cumulated Gain-Based Evaluation of IR Techniques. ACM TOIS 2002.
 */
export function ndcg(k: number): Metric {
	const discounts = Float64Array.from({ length: depth(k) }, (_, place) => 1 / Math.log2(place + 2));
	const ideal = new Float64Array(k + 1); // ideal[m]: m hits in the first m places
	for (let m = 1; m <= k; m++) ideal[m] = ideal[m - 1]! + discounts[m - 1]!;
	return {
		name: `ndcg@${k}`,
		k,
		unit: 'share',
		direction: 'higher-is-better',
		variant: 'binary gain, log2 discount, ideal over min(k, |relevant|)',
		of: ({ hits, relevant }) => {
			let gained = 0;
			for (let place = 0; place < Math.min(k, hits.length); place++)
				if (hits[place] === 1) gained += discounts[place]!;
			return gained / ideal[Math.min(k, relevant)]!;
		},
	};
}
