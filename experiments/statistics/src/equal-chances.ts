import { chiSquareUpper } from '@marquee/numerics';
import { requireTrials, type Trials } from './beta-binomial-sequence.ts';
import { refusal } from './refusals.ts';

/** Whether arms differ at all in their chance of a success. */
export interface EqualChances {
	readonly chiSquare: number;
	/** The likelihood ratio 2 Σ O ln(O / E) of the same table. */
	readonly g: number;
	readonly degrees: number;
	/** Of the chi-square. */
	readonly pValue: number;
	readonly gPValue: number;
	/** The smallest expected count of the table: below some five the chi-square is only roughly right. */
	readonly leastExpected: number;
}

/**
 * Pearson's test that all arms have one chance of a success, and the G test beside it.
 *
 *   χ² = Σ (O − E)² / E,   G = 2 Σ O ln(O / E),   over successes and failures of each arm; degrees of freedom = arms − 1
 *
 * It says that some arm differs, not which; and it takes every trial for a draw of its own.
 *
 * @throws {Failure} `statistics-sample-too-small` of fewer than two arms, or an arm without trials;
 * `statistics-without-variance` where all trials ended alike; `statistics-sample-malformed`
 * @paper Pearson: On the Criterion that a Given System of Deviations … Philosophical Magazine 1900.
 * @paper Wilks: The Large-Sample Distribution of the Likelihood Ratio. Annals of Mathematical Statistics 1938.
 */
export function equalChances(arms: readonly Trials[]): EqualChances {
	const chance = commonChance(arms);
	let [chiSquare, g, leastExpected] = [0, 0, Infinity];
	for (const { successes, trials } of arms)
		for (const [observed, share] of [
			[successes, chance],
			[trials - successes, 1 - chance],
		] as const) {
			const expected = trials * share;
			chiSquare += (observed - expected) ** 2 / expected;
			if (observed > 0) g += 2 * observed * Math.log(observed / expected);
			leastExpected = Math.min(leastExpected, expected);
		}
	g = Math.max(0, g); // rounding may leave a trace below
	const degrees = arms.length - 1;
	return {
		chiSquare,
		g,
		degrees,
		pValue: chiSquareUpper(chiSquare, degrees),
		gPValue: chiSquareUpper(g, degrees),
		leastExpected,
	};
}

/** The chance of all arms taken together, strictly between 0 and 1. */
export function commonChance(arms: readonly Trials[]): number {
	for (const arm of arms) requireTrials(arm);
	if (arms.length < 2 || arms.some(({ trials }) => trials === 0))
		throw refusal(
			'statistics-sample-too-small',
			arms.length < 2 ? `${arms.length} arms` : 'an arm has no trial',
			'Give two arms or more that were shown to somebody.',
		);
	const successes = arms.reduce((sum, arm) => sum + arm.successes, 0);
	const trials = arms.reduce((sum, arm) => sum + arm.trials, 0);
	if (successes === 0 || successes === trials)
		throw refusal(
			'statistics-without-variance',
			`${successes} successes in ${trials} trials of all arms`,
			'Wait for trials that end otherwise.',
		);
	return successes / trials;
}
