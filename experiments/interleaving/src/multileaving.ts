import { holm, type Reading } from '@marquee/statistics';
import { alwaysValidMean, alwaysValidSigns } from './always-valid-reading.ts';
import type { InterleavingMethod } from './interleaving.ts';
import { type Earned, votes } from './votes.ts';

/** Two of many rankers that were shown in one list. */
export interface PairReading {
	/** Places of the two among the rankers; an estimate above 0 is for the second. */
	readonly pair: readonly [number, number];
	/** Users who chose anything from a list with both. */
	readonly voting: number;
	/** The preference, −1 to 1. All intervals of all pairs hold together with 1 − alpha, whenever they are read. */
	readonly preference: Reading;
	/** Corrected for all pairs (Holm): the chance that any equal pair gets p ≤ alpha is at most alpha. */
	readonly adjustedPValue: number;
}

/**
 * Which of many rankers, shown in one list, people choose from: every pair of them, read so that looking at all pairs, and at any
 * time, finds a difference which is not there no more often than at one pair once.
 *
 *   intervals at alpha / pairs (Bonferroni),   p-values by Holm
 *
 * By signs where the method's are fair, else by the mean vote.
 *
 * @throws {RangeError} if there are fewer than two rankers.
 * @paper Schuth, Sietsma, Whiteson, Lefortier, de Rijke: Multileaved Comparisons for Fast Online Evaluation. CIKM 2014.
 */
export function multileavedReadings(
	earned: readonly Earned[],
	rankers: number,
	{ signsAreFair }: Pick<InterleavingMethod, 'signsAreFair'>,
	{ alpha = 0.05 }: { readonly alpha?: number } = {},
): readonly PairReading[] {
	if (!(rankers >= 2)) throw new RangeError(`${rankers} rankers cannot be compared`);
	const pairs = pairsOf(rankers);
	const read = signsAreFair ? preferenceBySigns : preferenceByMean;
	const readings = pairs.map((pair) => {
		const cast = [...votes(earned, pair).values()];
		return { pair, voting: cast.length, preference: read(cast, { alpha: alpha / pairs.length }) };
	});
	const adjusted = holm(readings.map(({ preference }) => preference.pValue));
	return readings.map((reading, at) => ({ ...reading, adjustedPValue: adjusted[at]! }));
}

/**
 * The preference of those who decided, 2 · share − 1, from −1 to 1: 0 where both are chosen from as often. Always valid and exact; of
 * nobody it says nothing.
 */
export function preferenceBySigns(
	votes: Iterable<number>,
	asked: { readonly alpha?: number } = {},
): Reading {
	const { estimate, standardError, low, high, pValue } = alwaysValidSigns(votes, asked);
	return {
		estimate: 2 * estimate - 1,
		standardError: 2 * standardError,
		low: 2 * low - 1,
		high: 2 * high - 1,
		pValue,
	};
}

/** The mean vote; while too few voted, or all alike, it says nothing. */
function preferenceByMean(votes: readonly number[], asked: { readonly alpha: number }): Reading {
	if (new Set(votes).size < 2)
		return { estimate: votes[0] ?? 0, standardError: 1, low: -1, high: 1, pValue: 1 };
	return alwaysValidMean(votes, asked);
}

const pairsOf = (rankers: number): readonly (readonly [number, number])[] =>
	Array.from({ length: rankers }, (_, one) =>
		Array.from({ length: rankers - one - 1 }, (_, i) => [one, one + 1 + i] as const),
	).flat();
