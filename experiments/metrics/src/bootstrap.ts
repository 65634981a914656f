import { mean, quantile } from '@marquee/numerics';
import type { Random } from '@marquee/units';

/** A mean over cases and the interval in which it lies in 95 % of resamplings. */
export interface Estimate {
	readonly value: number;
	readonly low: number;
	readonly high: number;
}

/** One value per case with its bootstrap means: what estimates and paired differences are made of. */
export interface Resampled {
	readonly values: Float64Array; // (cases)
	readonly means: Float64Array; // (replicates)
}

/**
 * The mean of every column over the same resamplings of the cases, drawn with replacement.
 *
 * Because all columns meet the same drawn cases, the difference of two columns' means is the mean of their paired
 * differences: `pairedDifference` needs no second round.
 *
 * @throws {RangeError} if columns differ in length or hold no case.
 * @paper Efron, Tibshirani: An Introduction to the Bootstrap, chapter 13. 1993.
 */
export function resampled(
	columns: readonly Float64Array[],
	{ random, replicates = 1000 }: { readonly random: Random; readonly replicates?: number },
): readonly Resampled[] {
	const cases = columns[0]?.length ?? 0;
	for (const { length } of columns)
		if (length !== cases || length === 0)
			throw new RangeError(`columns of ${cases} and ${length} cases cannot be resampled together`);
	const all = columns.map((values) => ({ values, means: new Float64Array(replicates) }));
	const drawn = new Int32Array(cases);
	for (let b = 0; b < replicates; b++) {
		for (let i = 0; i < cases; i++) drawn[i] = random.below(cases);
		for (const { values, means } of all) means[b] = meanOfDrawn(values, drawn);
	}
	return all;
}

/** The mean over cases with its percentile interval. */
export const estimated = ({ values, means }: Resampled): Estimate => ({
	value: mean(values),
	...percentiles(means),
});

/** How much higher `one` is than `other` on the same cases, with the percentile interval of that difference. */
export function pairedDifference(one: Resampled, other: Resampled): Estimate {
	return {
		value: mean(one.values) - mean(other.values),
		...percentiles(one.means.map((value, b) => value - other.means[b]!)),
	};
}

function percentiles(means: Float64Array): { low: number; high: number } {
	const ascending = means.toSorted();
	return { low: quantile(ascending, 0.025), high: quantile(ascending, 0.975) };
}

function meanOfDrawn(values: Float64Array, drawn: Int32Array): number {
	let total = 0;
	for (let i = 0; i < drawn.length; i++) total += values[drawn[i]!]!;
	return total / drawn.length;
}
