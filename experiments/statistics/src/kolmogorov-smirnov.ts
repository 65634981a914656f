import { ascendingOf } from './population-stability.ts';

/** The greatest distance of two distribution functions, and where it is. */
export interface KolmogorovSmirnov {
	readonly distance: number;
	readonly at: number;
	/** 1 where the reference lies below (its distribution function is the higher one), −1 where above. */
	readonly sign: 1 | -1;
	readonly pValue: number;
	readonly exact: boolean;
}

/** The larger sample up to which every path is counted. */
const mostCounted = 10_000;

/**
 * Whether two samples come from one distribution: the greatest vertical distance of their distribution functions.
 *
 *   D = supₓ |F(x) − G(x)|
 *
 * p is exact to 10,000 values a sample (without ties; with ties it is too large, never too small): the share of all
 * orders of the pooled values whose path leaves the band. Beyond, Kolmogorov's limit with Vrbik's correction.
 *
 * @throws {Failure} `statistics-sample-too-small`, `statistics-sample-malformed`
 * @paper Hodges: The Significance Probability of the Smirnov Two-Sample Test. Arkiv för Matematik 1958.
 * @paper Vrbik: Small-Sample Corrections to Kolmogorov–Smirnov Test Statistic. Pioneer J. Theoretical and Applied Statistics 2018.
 */
export function kolmogorovSmirnov(
	reference: ArrayLike<number>,
	current: ArrayLike<number>,
): KolmogorovSmirnov {
	const [x, y] = [ascendingOf(reference, 'reference'), ascendingOf(current, 'current')];
	const [n, m] = [x.length, y.length];
	const { apart, at } = farthestApart(x, y);
	const distance = Math.abs(apart) / (n * m);
	const exact = Math.max(n, m) <= mostCounted;
	const pValue = exact
		? leavingPaths(n, m, Math.abs(apart))
		: limitTail(distance, (n * m) / (n + m));
	return { distance, at, sign: apart < 0 ? -1 : 1, pValue, exact };
}

/** Where the distribution functions are farthest apart, and how far, in units of 1 / (n m): a whole number. */
function farthestApart(x: Float64Array, y: Float64Array): { apart: number; at: number } {
	const [n, m] = [x.length, y.length];
	let [i, j] = [0, 0];
	let farthest = { apart: 0, at: Math.min(x[0]!, y[0]!) };
	while (i < n && j < m) {
		const at = Math.min(x[i]!, y[j]!);
		while (x[i] === at) i++;
		while (y[j] === at) j++;
		const apart = i * m - j * n;
		if (Math.abs(apart) > Math.abs(farthest.apart)) farthest = { apart, at };
	}
	return farthest;
}

/** The share of lattice paths from (0, 0) to (n, m) on which |i m − j n| reaches `far` somewhere. */
function leavingPaths(n: number, m: number, far: number): number {
	if (far === 0) return 1;
	// left[j]: the share of paths to (i, j) that have left the band before or there.
	const left = new Float64Array(m + 1);
	for (let j = 0; j <= m; j++) left[j] = j * n >= far ? 1 : 0;
	for (let i = 1; i <= n; i++) {
		left[0] = i * m >= far ? 1 : left[0]!;
		for (let j = 1; j <= m; j++)
			left[j] = Math.abs(i * m - j * n) >= far ? 1 : (left[j - 1]! * j + left[j]! * i) / (i + j);
	}
	return left[m]!;
}

/** P(√n D > λ) of Kolmogorov's limit, λ corrected for n. */
function limitTail(distance: number, n: number): number {
	const plain = Math.sqrt(n) * distance;
	const lambda = plain + 1 / (6 * Math.sqrt(n)) + (plain - 1) / (4 * n);
	if (lambda < 0.3) return 1;
	let total = 0;
	for (let k = 1; k <= 100; k++) total += (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * (k * lambda) ** 2);
	return Math.min(1, Math.max(0, total));
}
