import type { Influenced } from './estimator.ts';

/** A value and how far it may be from the truth. */
export interface Estimate {
	readonly value: number;
	readonly standardError: number;
	/** 95 % */
	readonly low: number;
	readonly high: number;
}

/** The 97.5 % point of the standard normal distribution. */
const z = 1.959963984540054;

/**
 * An estimate with its 95 % interval, where rows of one unit may go together:
 *
 *   se² = C / (C − 1) Σ_c s_c² / N²,   s_c = Σ_{i ∈ c} eᵢ
 *   interval V̂ ± z (1 + δ / C) se,   δ = γ² (z⁴ + 2 z² − 3) / 18 − κ (z² − 3) / 12 + (z² + 1) / 4
 *
 * with C units, the influence e of a row, and skewness γ and excess kurtosis κ of the units' sums s. Weights and rare rewards are
 * skewed, and then ± 1.96 errors hold the truth too seldom; δ is the second-order term by which they fall short. For many units, or even
 * ones, it is nothing. Fewer than two units have no error to show: the interval is without end.
 *
 * @paper Liang, Zeger: Longitudinal Data Analysis Using Generalized Linear Models. Biometrika 1986.
 * @paper Hall: The Bootstrap and Edgeworth Expansion, section 2.6. 1992.
 */
export function clusteredEstimate(
	{ value, influences }: Influenced,
	{ units, unitCount }: { readonly units: Int32Array; readonly unitCount: number },
): Estimate {
	const sums = unitSums(influences, units, unitCount);
	const standardError = errorOf(sums, influences.length);
	const reach = z * (1 + shortfall(sums)) * standardError;
	return { value, standardError, low: value - reach, high: value + reach };
}

/** The standard error of the mean of influences. */
export const clusteredError = (
	influences: Float64Array,
	units: Int32Array,
	unitCount: number,
): number => errorOf(unitSums(influences, units, unitCount), influences.length);

function unitSums(influences: Float64Array, units: Int32Array, unitCount: number): Float64Array {
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

/** δ / C, never below 0: an interval is not made narrower than its error says. */
function shortfall(sums: Float64Array): number {
	const C = sums.length;
	let [second, third, fourth] = [0, 0, 0];
	for (const each of sums) {
		const square = each * each;
		second += square;
		third += square * each;
		fourth += square * square;
	}
	if (second === 0) return 0;
	const skewness = third / C / (second / C) ** 1.5;
	const excess = (fourth * C) / second ** 2 - 3;
	const delta =
		(skewness ** 2 * (z ** 4 + 2 * z ** 2 - 3)) / 18 -
		(excess * (z ** 2 - 3)) / 12 +
		(z ** 2 + 1) / 4;
	return Math.max(0, delta / C);
}
