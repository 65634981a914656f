import { binomialLower } from '@marquee/numerics';

/** How often one of two was the better, and how likely so uneven a count is if neither is. */
export interface SignTest {
	readonly wins: number;
	readonly losses: number;
	/** Cases in which both did the same: they say nothing, and are not counted in. */
	readonly ties: number;
	/** Exact and two-sided; 1 without a case that says anything. */
	readonly pValue: number;
}

/**
 * The sign test over cases: whether one is better than the other more often than worse, however much.
 *
 *   p = min(1, 2 P(X ≤ min(wins, losses))),   X ~ Binomial(wins + losses, ½)
 *
 * Differences are between values of the same case, in the same order.
 * @paper Conover: Practical Nonparametric Statistics, 3rd edition, section 3.4. 1999.
 */
export function signTest(differences: ArrayLike<number>): SignTest {
	let wins = 0;
	let losses = 0;
	for (let i = 0; i < differences.length; i++) {
		if (differences[i]! > 0) wins++;
		else if (differences[i]! < 0) losses++;
	}
	const decided = wins + losses;
	const pValue =
		decided === 0 ? 1 : Math.min(1, 2 * binomialLower(Math.min(wins, losses), decided, 0.5));
	return { wins, losses, ties: differences.length - decided, pValue };
}
