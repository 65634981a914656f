import type { Judged } from './judged.ts';
import { depth, type Metric } from './metric.ts';

/**
 * Precision averaged over the places of all relevant titles, unfound ones counting 0: `map@k`.
 *
 *   AP = Σ_{places r ≤ k that hit} (hits in the first r / r) / |relevant|
 *
 * The definition of Microsoft Recommenders and trec_eval. Where far more than k titles are relevant it stays small for
 * any ranking; what Kaggle and RecBole divide, by min(k, |relevant|), does not, and the two must not be compared.
 */
export const averagePrecision = (k: number): Metric => ({
	name: `map@${depth(k)}`,
	k,
	unit: 'share',
	direction: 'higher-is-better',
	variant: 'sum of precisions at hits / |relevant|',
	of: (answer) => precisionsAtHits(answer, k) / answer.relevant,
});

function precisionsAtHits({ hits }: Judged, k: number): number {
	let found = 0;
	let total = 0;
	for (let place = 0; place < Math.min(k, hits.length); place++)
		if (hits[place] === 1) total += ++found / (place + 1);
	return total;
}
