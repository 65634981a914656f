import { normalLower, normalQuantile, normalUpper } from '@marquee/numerics';
import { kthOfCounted } from './kth-of-counted.ts';
import { ascendingOf } from './population-stability.ts';
import { type Asked, around, askedFully, type Reading } from './reading.ts';
import { refusal } from './refusals.ts';
import { ofStatistic } from './welch.ts';

/**
 * Wilcoxon's signed-rank test of paired differences, with the pseudo-median (the median of all averages of two) and its
 * interval. Pairs without a difference are left out.
 *
 *   W = Σ_{dᵢ > 0} rank |dᵢ|,   Var W = n (n + 1)(2n + 1) / 24 − Σ (t³ − t) / 48,   t: sizes of ties
 *
 * @throws {Failure} `statistics-sample-too-small`, `statistics-without-variance` where no pair differs
 * @paper Wilcoxon: Individual Comparisons by Ranking Methods. Biometrics Bulletin 1945.
 */
export function wilcoxon(differences: ArrayLike<number>, asked: Asked = {}): Reading {
	const { alpha, alternative, margin } = askedFully(asked);
	const ascending = ascendingOf(differences, 'the differences');
	const shifted = ascending.map((value) => value - margin).filter((value) => value !== 0);
	const n = shifted.length;
	if (n === 0)
		throw refusal('statistics-without-variance', 'no pair differs', 'Give pairs that differ.');
	const { rankSum, variance } = signedRanks(shifted);
	const apart = rankSum - (n * (n + 1)) / 4;
	const toward =
		alternative === 'two-sided' ? Math.sign(apart) : alternative === 'greater' ? 1 : -1;
	const all = ascending.length;
	const averages = (all * (all + 1)) / 2;
	const tail = alternative === 'two-sided' ? alpha / 2 : alpha;
	const reach = -normalQuantile(tail) * Math.sqrt((all * (all + 1) * (2 * all + 1)) / 24);
	const kth = (k: number) =>
		kthOfCounted(k, averages, [ascending[0]!, ascending.at(-1)!], (most) =>
			averagesUpTo(ascending, most),
		);
	const [low, high] = [kth(averages / 2 - reach), kth(averages / 2 + reach)];
	const open = around(0, 1, alternative);
	return {
		estimate: (kth(Math.floor((averages - 1) / 2)) + kth(Math.floor(averages / 2))) / 2,
		standardError: (high - low) / (-2 * normalQuantile(tail)),
		low: open.low === -Infinity ? -Infinity : low,
		high: open.high === Infinity ? Infinity : high,
		pValue: ofStatistic(
			(apart - toward / 2) / Math.sqrt(variance),
			alternative,
			normalUpper,
			normalLower,
		),
	};
}

function signedRanks(values: Float64Array): { rankSum: number; variance: number } {
	const n = values.length;
	const bySize = values.toSorted((a, b) => Math.abs(a) - Math.abs(b));
	let [rankSum, ties] = [0, 0];
	for (let from = 0; from < n; ) {
		let to = from;
		while (to < n && Math.abs(bySize[to]!) === Math.abs(bySize[from]!)) to++;
		const rank = (from + 1 + to) / 2;
		for (let i = from; i < to; i++) if (bySize[i]! > 0) rankSum += rank;
		ties += (to - from) ** 3 - (to - from);
		from = to;
	}
	return { rankSum, variance: (n * (n + 1) * (2 * n + 1)) / 24 - ties / 48 };
}

/** Of all averages (xᵢ + xⱼ) / 2, i ≤ j, how many are `most` or less. */
function averagesUpTo(ascending: Float64Array, most: number): number {
	let total = 0;
	let j = ascending.length - 1;
	for (let i = 0; i < ascending.length; i++) {
		while (j >= i && (ascending[i]! + ascending[j]!) / 2 > most) j--;
		if (j < i) break;
		total += j - i + 1;
	}
	return total;
}
