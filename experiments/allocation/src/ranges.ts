/** Buckets from `from`, included, to `to`, excluded. */
export type Range = readonly [from: number, to: number];

/** Whether a bucket lies in a range. */
export const inRange = (bucket: number, [from, to]: Range): boolean =>
	from <= bucket && bucket < to;

/**
 * The buckets of each arm: arms begin where they would begin at full coverage, and fill up from there. So more coverage
 * moves nobody from one arm to another.
 *
 *   arm i:  [W_i, W_i + coverage · w_i),   W_i = w_1 + … + w_{i−1}
 */
export function armRanges(weights: readonly number[], coverage = 1): readonly Range[] {
	let from = 0;
	return weights.map((weight) => {
		const range: Range = [from, from + coverage * weight];
		from += weight;
		return range;
	});
}
