import type { Random } from '@marquee/units';
import {
	type InterleavingMethod,
	ranksOf,
	requireRankings,
	settledCredit,
} from './interleaving.ts';

/** τ: how steeply a ranking's later places lose their chance, as published. */
const steepness = 3;

/**
 * Probabilistic interleaving, for two rankings or many: at each place chance draws a ranker, and that ranker draws an
 * item, rather from its top than from below, so that every list can come and none is ruled out. What is chosen earns each
 * ranker the chance that it was the one who drew it.
 *
 *   P_j(d) ∝ 1 / rank_j(d)^τ over what is not yet shown, τ = 3,   credit_j(d) = P_j(d) / Σ_i P_i(d)
 *
 * Given the list, who drew each place is independent of the other places, so credit marginalised over all assignments is
 * this sum. The paper scores the expected sign instead; the sum has the same direction and keeps what it is worth.
 * @paper Hofmann, Whiteson, de Rijke: A Probabilistic Method for Inferring Preferences from Clicks. CIKM 2011.
 * @paper Schuth et al.: Probabilistic Multileave for Online Retrieval Evaluation. SIGIR 2015.
 */
export const probabilistic: InterleavingMethod = {
	name: 'probabilistic',
	mostRankers: Infinity,
	signsAreFair: false, // a likely draw of one ranker is outweighed by few unlikely ones of the other
	knownFlaw:
		'shows people lists that no ranker would have made, and worse ones than team draft does',
	interleave(rankings, length, random) {
		requireRankings(rankings, length, Infinity);
		const all = [...new Set(rankings.flat())];
		const ranks = ranksOf(all, rankings);
		const weights = rankings.map(
			(
				_,
				ranker, // (rankers, all)
			) => Float64Array.from(ranks, (of) => (of[ranker]! === 0 ? 0 : of[ranker]! ** -steepness)),
		);
		const places: number[] = [];
		const credits: (readonly number[])[] = [];
		while (places.length < Math.min(length, all.length)) {
			const left = weights.map((of) => of.reduce((sum, weight) => sum + weight, 0));
			const ranker = drawnFrom(
				left.map((weight) => (weight > 0 ? 1 : 0)),
				random,
			);
			const place = drawnFrom(weights[ranker]!, random);
			credits.push(shares(weights.map((of, j) => (left[j]! > 0 ? of[place]! / left[j]! : 0))));
			places.push(place);
			for (const of of weights) of[place] = 0;
		}
		const items = places.map((place) => all[place]!);
		return { method: 'probabilistic', items, ranks: places.map((place) => ranks[place]!), credits };
	},
	credit: settledCredit,
};

function shares(chances: readonly number[]): readonly number[] {
	const total = chances.reduce((sum, chance) => sum + chance, 0);
	return chances.map((chance) => chance / total);
}

/** An index with a chance in proportion to its weight; never one without weight. */
function drawnFrom(weights: ArrayLike<number>, random: Random): number {
	let total = 0;
	for (let i = 0; i < weights.length; i++) total += weights[i]!;
	let rest = random.next() * total;
	let last = -1;
	for (let i = 0; i < weights.length; i++) {
		if (weights[i]! === 0) continue;
		last = i;
		rest -= weights[i]!;
		if (rest < 0) return i;
	}
	return last; // rounding left a little of the total
}
