/** A value and how far it may be from the truth, at 95 %. */
export interface Estimate {
	readonly value: number;
	readonly standardError: number;
	readonly low: number;
	readonly high: number;
}

/** The 97.5 % point of the standard normal distribution. */
const twoSided95 = 1.959963984540054;

/**
 * An estimate whose influences are known, where rows of one profile may go together:
 *
 *   se² = C / (C − 1) Σ_c (Σ_{i ∈ c} eᵢ)² / W²
 *
 * with C profiles, e the influence of a row and W what the estimate was divided by. Fewer than two profiles have no error to
 * show: the interval is without end.
 * @paper Liang, Zeger: Longitudinal Data Analysis Using Generalized Linear Models. Biometrika 1986.
 */
export function clusteredEstimate(
	value: number,
	influences: readonly number[],
	profiles: readonly string[],
	divisor: number,
): Estimate {
	const sums = new Map<string, number>();
	for (const [row, influence] of influences.entries())
		sums.set(profiles[row]!, (sums.get(profiles[row]!) ?? 0) + influence);
	const count = sums.size;
	if (count < 2) return { value, standardError: Infinity, low: -Infinity, high: Infinity };
	let squares = 0;
	for (const total of sums.values()) squares += total * total;
	const standardError = Math.sqrt((count / (count - 1)) * squares) / divisor;
	const reach = twoSided95 * standardError;
	return { value, standardError, low: value - reach, high: value + reach };
}
