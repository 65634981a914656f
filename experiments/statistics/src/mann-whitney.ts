import { normalLower, normalQuantile, normalUpper } from '@marquee/numerics';
import { kthOfCounted } from './kth-of-counted.ts';
import { ascendingOf } from './population-stability.ts';
import { type Asked, around, askedFully, type Reading } from './reading.ts';
import { refusal } from './refusals.ts';
import { ofStatistic } from './welch.ts';

/** A shift between two samples, whatever their distribution. */
export interface Shift extends Reading {
	/** Pairs in which treatment is above control, ties counted half. */
	readonly u: number;
	/** The chance that a unit of treatment lies above one of control, ties counted half: 0.5 without an effect. */
	readonly superiority: number;
}

/**
 * Mann–Whitney's test, with Hodges and Lehmann's estimate of the shift (the median of all differences) and its interval.
 *
 *   U = #{yⱼ > xᵢ} + ½ #{yⱼ = xᵢ},   Var U = n m / 12 · ((N + 1) − Σ (t³ − t) / (N (N − 1))),   t: sizes of ties
 *
 * p from the normal distribution with correction for continuity and ties, exact by counting for fifty or fewer values
 * without ties; the interval holds the differences between the places n m / 2 ∓ z √Var U. It compares whole
 * distributions: a change in the tail alone leaves it cold, and it must not be looked at repeatedly.
 *
 * @throws {Failure} `statistics-sample-too-small`, `statistics-without-variance` where all values are equal
 * @paper Mann, Whitney: On a Test of Whether One of Two Random Variables is Stochastically Larger than the Other. Annals of Mathematical Statistics 1947.
 * @paper Hodges, Lehmann: Estimates of Location Based on Rank Tests. Annals of Mathematical Statistics 1963.
 */
export function mannWhitney(
	control: ArrayLike<number>,
	treatment: ArrayLike<number>,
	asked: Asked = {},
): Shift {
	const { alpha, alternative, margin } = askedFully(asked);
	const x = ascendingOf(control, 'control');
	const y = ascendingOf(treatment, 'treatment');
	const pairs = x.length * y.length;
	const { u, variance, tied } = wins(x, margin === 0 ? y : y.map((value) => value - margin));
	const tail = alternative === 'two-sided' ? alpha / 2 : alpha;
	const reach = -normalQuantile(tail) * Math.sqrt((pairs * (x.length + y.length + 1)) / 12);
	const kth = (k: number) => kthOfCounted(k, pairs, span(x, y), (most) => pairsUpTo(x, y, most));
	const [low, high] = [kth(pairs / 2 - reach), kth(pairs / 2 + reach)];
	const centre = (kth(Math.floor((pairs - 1) / 2)) + kth(Math.floor(pairs / 2))) / 2;
	const exact = !tied && x.length + y.length <= 50;
	const open = around(0, 1, alternative);
	return {
		estimate: centre,
		standardError: (high - low) / (-2 * normalQuantile(tail)),
		low: open.low === -Infinity ? -Infinity : low,
		high: open.high === Infinity ? Infinity : high,
		pValue: exact
			? exactly(u, x.length, y.length, alternative)
			: approximately(u - pairs / 2, Math.sqrt(variance), alternative),
		u,
		superiority: u / pairs,
	};
}

function approximately(
	apart: number,
	deviation: number,
	alternative: Required<Asked>['alternative'],
) {
	const toward =
		alternative === 'two-sided' ? Math.sign(apart) : alternative === 'greater' ? 1 : -1;
	return ofStatistic((apart - toward / 2) / deviation, alternative, normalUpper, normalLower);
}

/** U and its variance without an effect, over both samples in order. */
function wins(x: Float64Array, y: Float64Array): { u: number; variance: number; tied: boolean } {
	let [i, j, u, ties] = [0, 0, 0, 0];
	while (i < x.length || j < y.length) {
		const value = Math.min(x[i] ?? Infinity, y[j] ?? Infinity);
		const [fromI, fromJ] = [i, j];
		while (x[i] === value) i++;
		while (y[j] === value) j++;
		const [ofX, ofY] = [i - fromI, j - fromJ];
		u += ofY * (fromI + ofX / 2);
		ties += (ofX + ofY) ** 3 - (ofX + ofY);
	}
	const all = x.length + y.length;
	const variance = ((x.length * y.length) / 12) * (all + 1 - ties / (all * (all - 1)));
	if (!(variance > 0))
		throw refusal(
			'statistics-without-variance',
			`all values are ${x[0]}`,
			'Give values that differ.',
		);
	return { u, variance, tied: ties > 0 };
}

/** The exact tail: how many of all orders have U pairs, by the recursion over the last value. */
function exactly(
	u: number,
	n: number,
	m: number,
	alternative: Required<Asked>['alternative'],
): number {
	// chances[k] after all: that U = k, built up by Gaussian binomials (1 − q^(m+i)) / (1 − q^i).
	const counts = new Float64Array(n * m + 1);
	counts[0] = 1;
	for (let i = 1; i <= n; i++) {
		for (let k = counts.length - 1; k >= m + i; k--) counts[k]! -= counts[k - m - i]!;
		for (let k = i; k < counts.length; k++) counts[k]! += counts[k - i]!;
	}
	const all = counts.reduce((sum, count) => sum + count, 0);
	const upTo = (most: number) =>
		counts.subarray(0, most + 1).reduce((sum, count) => sum + count, 0) / all;
	const [below, above] = [upTo(u), upTo(n * m - u)];
	if (alternative === 'two-sided') return Math.min(1, 2 * Math.min(below, above));
	return alternative === 'greater' ? above : below;
}

const span = (x: Float64Array, y: Float64Array): readonly [number, number] => [
	y[0]! - x.at(-1)!,
	y.at(-1)! - x[0]!,
];

/** Of all differences y − x, how many are `most` or less; one pass, since both are in order. */
function pairsUpTo(x: Float64Array, y: Float64Array, most: number): number {
	let total = 0;
	let j = 0;
	for (let i = 0; i < x.length; i++) {
		while (j < y.length && y[j]! - x[i]! <= most) j++;
		total += j;
	}
	return total;
}
