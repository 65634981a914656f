import { studentTQuantile } from '@marquee/numerics';
import type { Influenced } from './estimator.ts';

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
 *   interval V̂ − se g⁻¹(± t_ν),   g⁻¹(x) = 3 / a (∛(1 + a (x − a / 6)) − 1),   a = γ / √C
 *   ν = min(C / (κ + 2 − γ²), B / 2)
 *
 * with C units, the influence e of a row, and skewness γ and excess kurtosis κ of the units' sums s. Weights and rare rewards are
 * skewed: a log that lacks its heaviest rows says too little and believes in too small an error. Hall's g takes the skewness off
 * the studentised estimate, so the interval reaches further to the side where the tail is. What is left of the error's own
 * uncertainty, Var(se²) / se⁴ = (κ + 2 − γ²) / C once that which goes with the mean is taken off, is Student's; half of the degrees
 * that this would give, since γ and κ of samples are too small (bench/counterfactual.ts). B says how many units stand behind the error
 * by their weights alone: where heavy ones happened to earn nothing, the sums do not show it. Many even units: ± 1.96 errors.
 * Fewer than two units have no error to show: the interval is without end.
 *
 * @paper Liang, Zeger: Longitudinal Data Analysis Using Generalized Linear Models. Biometrika 1986.
 * @paper Hall: On the Removal of Skewness by Transformation. JRSS B 1992.
 * @paper Satterthwaite: An Approximate Distribution of Estimates of Variance Components. Biometrics Bulletin 1946.
 */
export function clusteredEstimate(
	{ value, influences }: Influenced,
	{
		units,
		unitCount,
		behindError = Number.POSITIVE_INFINITY,
	}: { readonly units: Int32Array; readonly unitCount: number; readonly behindError?: number },
): Estimate {
	const sums = unitSums(influences, units, unitCount);
	const standardError = errorOf(sums, influences.length);
	const [below, above] = reaches(sums, behindError);
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

/** How many standard errors an interval reaches below and above its value. */
function reaches(sums: Float64Array, behindError: number): readonly [number, number] {
	const { skewness, excess } = shapeOf(sums);
	const C = sums.length;
	const a = skewness / Math.sqrt(C);
	// a sample's kurtosis is never below its squared skewness + 1; of two values it is that, and rounding may go beyond
	const spread = Math.max(0, excess + 2 - skewness ** 2);
	const degrees = Math.max(1, Math.min(C / spread, behindError / 2));
	const t = studentTQuantile(upper, degrees);
	return [unskewed(t, a), -unskewed(-t, a)];
}

/** g⁻¹: where the studentised estimate stands if x is where it would stand without skewness. */
const unskewed = (x: number, a: number): number =>
	Math.abs(a) < 1e-6 ? x : (3 / a) * (Math.cbrt(1 + a * (x - a / 6)) - 1);

function shapeOf(sums: Float64Array): { readonly skewness: number; readonly excess: number } {
	const C = sums.length;
	let [second, third, fourth] = [0, 0, 0];
	for (const each of sums) {
		const square = each * each;
		second += square;
		third += square * each;
		fourth += square * square;
	}
	if (second === 0) return { skewness: 0, excess: 0 };
	return { skewness: third / C / (second / C) ** 1.5, excess: (fourth * C) / second ** 2 - 3 };
}
