import { normalQuantile, studentTQuantile } from '@marquee/numerics';
import type { Influenced } from './estimator.ts';
import { type Shape, shapeOfMean } from './shape-of-mean.ts';

/** A value and how far it may be from the truth. */
export interface Estimate {
	readonly value: number;
	readonly standardError: number;
	/** 95 % */
	readonly low: number;
	readonly high: number;
}

/** Of a two-sided interval of 95 %. */
const upper = 0.975;

/**
 * An estimate with its 95 % interval, where rows of one unit may go together:
 *
 *   se² = C / (C − 1) Σ_c s_c² / N²,   s_c = Σ_{i ∈ c} eᵢ
 *   interval [V̂ − se (t_ν − p a), V̂ + se (t_ν + p a)],   p = (2z² + 1) / 6,   z = 1.96
 *   1 / ν = 1 / min(B, C) + 4 / (z² + 1) · max(0, p (b − 3a² / 2) + 5a² (4z² − 1) / 72 − b (z² − 3) / 12)
 *
 * with C units, the influence e of a row, and the estimate's skewness a and excess kurtosis b (shape-of-mean.ts). Weights and rare
 * rewards are skewed: a log that lacks its heaviest rows says too little and believes in too small an error. Cornish and Fisher's
 * expansion of the studentised estimate takes the skewness off to the order 1 / C, so the interval reaches further to the side where
 * the tail is. The term with p is what the skewness seen owes to the value seen: their covariance is κ − 3γ² / 2. All terms of the
 * order 1 / C go into the degrees of Student's t, z (1 + (z² + 1) / 4ν) = t_ν, whose tails hold where an expansion would not:
 * of normal sums ν = C; of a Poisson count the ends are those of its mid-P interval. B says how many units stand behind the error by
 * their weights alone: where heavy ones happened to earn nothing, the sums do not show it. Many even units: ± 1.96 errors.
 * Fewer than two units have no error to show: the interval is without end.
 *
 * @paper Liang, Zeger: Longitudinal Data Analysis Using Generalized Linear Models. Biometrika 1986.
 * @paper Hall: Inverting an Edgeworth Expansion. Annals of Statistics 1983.
 * @paper Hall: Theoretical Comparison of Bootstrap Confidence Intervals. Annals of Statistics 1988.
 * @paper Satterthwaite: An Approximate Distribution of Estimates of Variance Components. Biometrics Bulletin 1946.
 */
export function clusteredEstimate(
	estimate: Influenced,
	{
		units,
		unitCount,
		behindError = Number.POSITIVE_INFINITY,
	}: { readonly units: Int32Array; readonly unitCount: number; readonly behindError?: number },
): Estimate {
	const { value, influences } = estimate;
	const sums = unitSums(influences, units, unitCount);
	const standardError = errorOf(sums, influences.length);
	const { below, above } = reach(shapeOfMean(estimate, sums), Math.min(behindError, unitCount));
	return {
		value,
		standardError,
		low: value - below * standardError,
		high: value + above * standardError,
	};
}

/** The standard error of the mean of influences. */
export const clusteredError = (
	influences: Float64Array,
	units: Int32Array,
	unitCount: number,
): number => errorOf(unitSums(influences, units, unitCount), influences.length);

/** Σ over the rows of each unit. */
export function unitSums(
	influences: Float64Array,
	units: Int32Array,
	unitCount: number,
): Float64Array {
	const sums = new Float64Array(unitCount);
	for (let i = 0; i < influences.length; i++) sums[units[i]!]! += influences[i]!;
	return sums;
}

function errorOf(sums: Float64Array, rows: number): number {
	if (sums.length < 2) return Number.POSITIVE_INFINITY;
	let squares = 0;
	for (const each of sums) squares += each * each;
	return Math.sqrt((sums.length / (sums.length - 1)) * squares) / rows;
}

const z = normalQuantile(upper);
/** What skewness shifts, in errors. */
const shift = (2 * z ** 2 + 1) / 6;

/** How many standard errors an interval reaches below and above its value. */
function reach({ skewness: a, excess: b }: Shape, behindError: number) {
	const expanded =
		shift * (b - 1.5 * a ** 2) + (5 * a ** 2 * (4 * z ** 2 - 1)) / 72 - (b * (z ** 2 - 3)) / 12;
	const lost = 1 / behindError + (4 / (z ** 2 + 1)) * Math.max(0, expanded);
	const t = studentTQuantile(upper, Math.max(1, 1 / lost));
	return { below: t - shift * a, above: t + shift * a };
}
