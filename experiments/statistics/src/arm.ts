import { type Moments, momentsFromSums } from './moments.ts';
import { refusal, requireCount } from './refusals.ts';

/** One arm as comparisons see it, whatever the metric: a mean whose variance is `variance / n`. */
export interface Arm {
	/** Units, which are what was assigned: profiles, not their events. */
	readonly n: number;
	readonly mean: number;
	/** Variance that each unit contributes. */
	readonly variance: number;
	/** The mean before any adjustment: what relative effects are relative to. */
	readonly baseline: number;
}

/** Sums of one column, as a database makes them. */
export interface MeanSums {
	readonly n: number;
	readonly sum: number;
	readonly sumSquares: number;
}

/**
 * The mean of a column over units.
 *
 *   x̄ = Σ x / n,   s² = Σ (x − x̄)² / (n − 1)
 *
 * @throws {Failure} `statistics-sample-too-small` of fewer than two units.
 */
export function meanArm(sample: Moments | MeanSums): Arm {
	const { n, means, covariances } = 'means' in sample ? sample : momentsOfSums(sample);
	requireCount(n, 'n', 2);
	return { n, mean: means[0]!, variance: covariances[0]!, baseline: means[0]! };
}

/**
 * The share of units with a success; its variance is that of the binomial, without the correction n / (n − 1).
 *
 *   p̂ = k / n,   s² = p̂ (1 − p̂)
 *
 * @throws {Failure} `statistics-sample-malformed` if there are more successes than units.
 */
export function proportionArm(n: number, successes: number): Arm {
	requireCount(n, 'n', 2);
	if (!(successes >= 0 && successes <= n))
		throw refusal(
			'statistics-sample-malformed',
			`${successes} successes of ${n} units`,
			'Count each unit once.',
		);
	const share = successes / n;
	return { n, mean: share, variance: share * (1 - share), baseline: share };
}

/** The moments of one column from its sums. */
export const momentsOfSums = ({ n, sum, sumSquares }: MeanSums): Moments =>
	momentsFromSums({ n, sums: [sum], products: [sumSquares] });
