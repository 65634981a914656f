import type { Influenced } from './estimator.ts';

/** A value and how far it may be from the truth. */
export interface Estimate {
	readonly value: number;
	readonly standardError: number;
	/** 95 % */
	readonly low: number;
	readonly high: number;
}

/** The 97.5 % point of the standard normal distribution; the gate sees to it that there are units enough for it. */
const twoSided95 = 1.959963984540054;

/**
 * An estimate with its 95 % interval, where rows of one unit may go together:
 *
 *   se² = C / (C − 1) Σ_c (Σ_{i ∈ c} eᵢ)² / N²
 *
 * with C units and the influence e of a row. Fewer than two units have no error to show: the interval is without end.
 *
 * @paper Liang, Zeger: Longitudinal Data Analysis Using Generalized Linear Models. Biometrika 1986.
 */
export function clusteredEstimate(
	{ value, influences }: Influenced,
	{ units, unitCount }: { readonly units: Int32Array; readonly unitCount: number },
): Estimate {
	const standardError = clusteredError(influences, units, unitCount);
	const reach = twoSided95 * standardError;
	return { value, standardError, low: value - reach, high: value + reach };
}

/** The standard error of the mean of influences. */
export function clusteredError(
	influences: Float64Array,
	units: Int32Array,
	unitCount: number,
): number {
	if (unitCount < 2) return Number.POSITIVE_INFINITY;
	const sums = new Float64Array(unitCount);
	for (let i = 0; i < influences.length; i++) sums[units[i]!]! += influences[i]!;
	let squares = 0;
	for (const each of sums) squares += each * each;
	return Math.sqrt((unitCount / (unitCount - 1)) * squares) / influences.length;
}
