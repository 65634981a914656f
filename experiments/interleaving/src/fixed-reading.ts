import { type SignTest, signTest } from '@marquee/metrics';
import { mean, studentTQuantile, studentTUpper } from '@marquee/numerics';
import type { Reading } from '@marquee/statistics';

/** What votes say when read once, at an end that was set before the start: of the mean vote, by Student's t. */
export interface FixedReading extends Reading {
	/** The exact test of signs. Fair only under methods whose `signsAreFair`. */
	readonly signs: SignTest;
}

/**
 * Reads votes once. Read again while users come in, it finds a difference that is not there more often than it says:
 * readings that are always valid may be read at any time. The estimate is a direction, −1 to 1; how much a change is worth
 * is for an A/B test to say.
 *
 *   low, high = v̄ ± t₀.₉₇₅(n − 1) · s / √n
 *
 * @throws {RangeError} if fewer than two users voted.
 */
export function fixedReading(votes: Iterable<number>): FixedReading {
	const all = Float64Array.from(votes);
	const { estimate, variance, n } = meanVote(all);
	const standardError = Math.sqrt(variance);
	const half = studentTQuantile(0.975, n - 1) * standardError;
	return {
		estimate,
		standardError,
		low: estimate - half,
		high: estimate + half,
		pValue: meanPValue(estimate, standardError, n),
		signs: signTest(all),
	};
}

/** The mean vote with the variance of that mean. */
export function meanVote(votes: Float64Array): {
	readonly estimate: number;
	readonly variance: number;
	readonly n: number;
} {
	const n = votes.length;
	if (n < 2) throw new RangeError(`${n} votes are no sample`);
	const estimate = mean(votes);
	const squares = votes.reduce((sum, vote) => sum + (vote - estimate) ** 2, 0);
	return { estimate, variance: squares / (n - 1) / n, n };
}

function meanPValue(estimate: number, standardError: number, n: number): number {
	if (standardError === 0) return estimate === 0 ? 1 : 0;
	return 2 * studentTUpper(Math.abs(estimate) / standardError, n - 1);
}
