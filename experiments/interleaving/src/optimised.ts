import {
	type InterleavingMethod,
	ranksOf,
	requireRankings,
	settledCredit,
} from './interleaving.ts';
import { solved } from './linear-programme.ts';

/** Up to this many places there are at most 2^9 lists to weigh. */
const mostPlaces = 10;

/**
 * Optimised interleaving: of all lists in which each place is the next item of one ranking or the other, chance draws one,
 * with chances such that blind choices earn neither ranker anything, and choices that mean something tell the most.
 *
 *   credit of d:  1 / rank_A(d) against 1 / rank_B(d)            (absent: one below the last)
 *   for each k:   Σ_L p_L Σ_{i ≤ k} (1 / rank_A(L_i) − 1 / rank_B(L_i)) = 0
 *   largest:      Σ_L p_L s(L),   s(L) = (1 − w_T) · H(w_A / (w_A + w_B))
 *
 * w_A, w_B, w_T: shares of attention (1 / place) on items that favour A, B or neither; H the binary entropy. Where no
 * chances satisfy all k, those that break the conditions least.
 * @paper Radlinski, Craswell: Optimized Interleaving for Online Retrieval Evaluation. WSDM 2013.
 */
export const optimised: InterleavingMethod = {
	name: 'optimised',
	mostRankers: 2,
	signsAreFair: false, // credit is graded: many small against few large
	knownFlaw: `at most ${mostPlaces} places; some pairs of rankings admit no unbiased chances, and then a little bias stays`,
	interleave(rankings, length, random) {
		requireRankings(rankings, length, 2);
		if (length > mostPlaces)
			throw new RangeError(`${length} places are more than the ${mostPlaces} that can be weighed`);
		const lists = possibleLists(rankings, length).map((items) => {
			const ranks = ranksOf(items, rankings);
			const beyond = Math.max(...rankings.map((ranking) => ranking.length)) + 1;
			return { items, ranks, credits: ranks.map((of) => of.map((rank) => 1 / (rank || beyond))) };
		});
		const { x } = solved({
			rows: [lists.map(() => 1), ...biases(lists.map(({ credits }) => credits))],
			sides: [1, ...(lists[0]?.items ?? []).map(() => 0)],
			value: lists.map(({ credits }) => sensitivity(credits)),
		});
		return { method: 'optimised', ...lists[drawn(x, random.next())]! };
	},
	credit: settledCredit,
};

/** All lists that take, at each place, the best item not yet shown of one of the rankings. */
function possibleLists<Id>(
	rankings: readonly (readonly Id[])[],
	length: number,
): readonly (readonly Id[])[] {
	let lists: readonly (readonly Id[])[] = [[]];
	for (let place = 0; place < length; place++) {
		const longer = lists.flatMap((list) => {
			const tops = rankings.map((ranking) => ranking.find((id) => !list.includes(id)));
			return [...new Set(tops)].filter((id) => id !== undefined).map((id) => [...list, id]);
		});
		if (longer.length === 0) break;
		lists = longer;
	}
	return lists;
}

/** (places, lists): what blind choices among the first k earn one ranker more than the other. */
function biases(
	credits: readonly (readonly (readonly number[])[])[],
): readonly (readonly number[])[] {
	const sums = credits.map((list) => {
		let sum = 0;
		return list.map(([one, other]) => {
			sum += one! - other!;
			return sum;
		});
	});
	return (sums[0] ?? []).map((_, k) => sums.map((list) => list[k]!));
}

function sensitivity(credits: readonly (readonly number[])[]): number {
	const attention = [0, 0, 0]; // on what favours neither, the one, the other
	for (const [place, [one, other]] of credits.entries())
		attention[one === other ? 0 : one! > other! ? 1 : 2]! += 1 / (place + 1);
	const [neither, mine, theirs] = attention as [number, number, number];
	const share = mine / (mine + theirs);
	if (mine === 0 || theirs === 0) return 0;
	const entropy = -share * Math.log2(share) - (1 - share) * Math.log2(1 - share);
	return (entropy * (mine + theirs)) / (neither + mine + theirs);
}

function drawn(chances: Float64Array, at: number): number {
	const total = chances.reduce((sum, chance) => sum + chance, 0);
	let rest = at * total;
	let last = 0;
	for (const [i, chance] of chances.entries()) {
		if (chance <= 0) continue;
		last = i;
		rest -= chance;
		if (rest < 0) return i;
	}
	return last;
}
