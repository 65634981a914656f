import type { Judged } from './judged.ts';
import { type CatalogueMetric, depth } from './metric.ts';

/**
 * How unevenly places in the first k are spread over the catalogue: `gini@k`. 0 if every title has as many, near 1 if one
 * has all.
 *
 *   G = Σ_i (2i − n − 1) c_i / (n Σ c),   c ascending, i from 1, titles without a place included
 *
 * @paper Castells, Hurley, Vargas: Novelty and Diversity in Recommender Systems. Recommender Systems Handbook, 2nd edition, 2015.
 */
export const gini = (k: number, titles: number): CatalogueMetric => ({
	name: `gini@${depth(k)}`,
	k,
	unit: 'share',
	direction: 'neither',
	variant: 'of places in any first k over all titles of the catalogue, those without one included',
	ofAll: (answers) => giniOf(placesOf(answers, k, titles)),
});

/** The Gini coefficient of amounts that are not negative; 0 if there is nothing to spread. */
export function giniOf(amounts: ArrayLike<number>): number {
	const ascending = Float64Array.from(amounts).sort();
	const n = ascending.length;
	let total = 0;
	let weighted = 0;
	for (const [i, amount] of ascending.entries()) {
		total += amount;
		weighted += (2 * (i + 1) - n - 1) * amount;
	}
	return total === 0 ? 0 : weighted / (n * total);
}

/** (titles): how many of the first k places each title has. */
function placesOf(answers: Iterable<Judged>, k: number, titles: number): Float64Array {
	const places = new Float64Array(titles);
	for (const { ranked } of answers)
		for (let place = 0; place < Math.min(k, ranked.length); place++) places[ranked[place]!]!++;
	return places;
}
