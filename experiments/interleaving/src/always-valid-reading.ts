import { signTest } from '@marquee/metrics';
import { betaBinomialSequence, type Reading, sequenceOf } from '@marquee/statistics';
import { meanVote } from './fixed-reading.ts';

/** What the signs of votes say so far, whenever it is read: of the share of decided users who prefer the second ranker. */
export interface AlwaysValidSigns extends Reading {
	readonly wins: number;
	readonly losses: number;
	readonly ties: number;
}

/** Pseudo-votes for each side: few enough to see a landslide soon, enough to be sharp for shares near ½. */
const prior = [10, 10] as const;

/**
 * Reads the signs of votes at any time and as often as one likes: however long it goes on, the chance that the interval ever misses
 * the true share, or that an equal pair ever gets p ≤ alpha, is at most alpha.
 *
 * Exact, by the beta-binomial mixture over users who decided; ties are left out. The order in which users decide must not
 * depend on their votes. For methods whose `signsAreFair`. Keep the least p-value seen: it stays valid.
 * @paper Howard, Ramdas, McAuliffe, Sekhon: Time-Uniform, Nonparametric, Nonasymptotic Confidence Sequences. Annals of
 * Statistics 2021.
 */
export function alwaysValidSigns(
	votes: Iterable<number>,
	{ alpha = 0.05 }: { readonly alpha?: number } = {},
): AlwaysValidSigns {
	const { wins, losses, ties } = signTest(Float64Array.from(votes));
	const sample = { successes: wins, trials: wins + losses };
	return { ...betaBinomialSequence(sample, { alpha, prior }), wins, losses, ties };
}

/**
 * Reads the mean vote at any time, for every method: by an asymptotic confidence sequence, which holds from some dozens
 * of users on.
 *
 * @throws {RangeError} if fewer than two users voted.
 * @throws {Failure} `statistics-without-variance` while all votes are the same.
 * @paper Waudby-Smith, Arbour, Sinha, Kennedy, Ramdas: Time-Uniform Central Limit Theory and Asymptotic Confidence
 * Sequences. Annals of Statistics 2024.
 */
export const alwaysValidMean = (
	votes: Iterable<number>,
	{ alpha = 0.05, expected = 1000 }: { readonly alpha?: number; readonly expected?: number } = {},
): Reading => sequenceOf(meanVote(Float64Array.from(votes)), { alpha, tuning: expected });
