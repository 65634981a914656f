/** Leaving out more groups than this sharpens no standard error. */
const mostGroups = 200;

/** What is made of all but one, for each in turn; of many, all but one group of every so many. */
export function leavingOneOut<One, Made>(
	all: readonly One[],
	make: (some: readonly One[]) => Made,
): readonly Made[] {
	const groups = Math.min(all.length, mostGroups);
	return Array.from({ length: groups }, (_, left) =>
		make(all.filter((_one, i) => i % groups !== left)),
	);
}

/**
 * A statistic of all, and its standard error from what leaving each group out made of it.
 *
 *   SE² = (g − 1) / g · Σ (θ₍₋ᵢ₎ − θ̄₍₋₎)²
 *
 * @paper Tukey: Bias and Confidence in Not Quite Large Samples. Annals of Mathematical Statistics 1958.
 */
export function jackknifed<Made>(
	whole: Made,
	without: readonly Made[],
	statistic: (made: Made) => number,
): { readonly estimate: number; readonly standardError: number } {
	const groups = without.length;
	const values = without.map(statistic);
	const mean = values.reduce((sum, one) => sum + one, 0) / groups;
	const squares = values.reduce((sum, one) => sum + (one - mean) ** 2, 0);
	return {
		estimate: statistic(whole),
		standardError: Math.sqrt(((groups - 1) / groups) * squares),
	};
}
