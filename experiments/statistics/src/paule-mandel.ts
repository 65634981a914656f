/** Effects of one group, each with the variance that chance gives it. */
export interface Scattered {
	readonly effects: ArrayLike<number>;
	readonly variances: ArrayLike<number>;
}

/**
 * The common effect of a group whose true effects vary by so much, and the variance of it.
 *
 *   μ = Σ dᵢ / (σᵢ² + τ²) / Σ 1 / (σᵢ² + τ²),   Var μ = 1 / Σ 1 / (σᵢ² + τ²)
 */
export function commonEffect(
	{ effects, variances }: Scattered,
	between: number,
): { readonly mean: number; readonly variance: number } {
	let [weights, total] = [0, 0];
	for (let i = 0; i < effects.length; i++) {
		const weight = 1 / (variances[i]! + between);
		weights += weight;
		total += weight * effects[i]!;
	}
	return { mean: total / weights, variance: 1 / weights };
}

/**
 * The variance of true effects within groups, one for all groups: that which leaves as much spread as chance would; 0 where
 * chance alone spreads as much.
 *
 *   τ²: Σ_groups Σᵢ (dᵢ − μ_group)² / (σᵢ² + τ²) = Σ_groups (size − 1)
 *
 * The spread over chance falls as τ² grows, so its root is halved in.
 *
 * @paper Paule, Mandel: Consensus Values and Weighting Factors. J. Research of the National Bureau of Standards 1982.
 */
export function varianceBetween(groups: readonly Scattered[]): number {
	const excess = (between: number) => {
		let total = 0;
		for (const group of groups) {
			const { effects, variances } = group;
			const { mean } = commonEffect(group, between);
			for (let i = 0; i < effects.length; i++)
				total += (effects[i]! - mean) ** 2 / (variances[i]! + between);
			total -= effects.length - 1;
		}
		return total;
	};
	if (groups.length === 0 || excess(0) <= 0) return 0;
	let [low, high] = [0, largestVariance(groups)];
	while (excess(high) > 0) [low, high] = [high, high * 2];
	for (let step = 0; step < 200 && high - low > 1e-15 * high; step++) {
		const middle = (low + high) / 2;
		if (excess(middle) > 0) low = middle;
		else high = middle;
	}
	return high;
}

function largestVariance(groups: readonly Scattered[]): number {
	let largest = 0;
	for (const { variances } of groups)
		for (let i = 0; i < variances.length; i++) largest = Math.max(largest, variances[i]!);
	return largest;
}
