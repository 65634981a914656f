import type { Moments } from '@marquee/statistics';

/**
 * The moments of linear combinations of columns.
 *
 *   means' = A means + b,   covariances' = A C Aᵀ
 *
 * @param weights A, a row per new column. // (J, K)
 */
export function transformed(
	{ n, means, covariances }: Moments,
	weights: readonly (readonly number[])[],
	constants: readonly number[],
): Moments {
	const width = means.length;
	const spread = (one: readonly number[], other: readonly number[]) => {
		let sum = 0;
		for (let i = 0; i < width; i++)
			for (let j = 0; j < width; j++) sum += one[i]! * other[j]! * covariances[i * width + j]!;
		return sum;
	};
	return {
		n,
		means: weights.map((row, at) =>
			row.reduce((sum, weight, i) => sum + weight * means[i]!, constants[at]!),
		),
		covariances: weights.flatMap((row) => weights.map((other) => spread(row, other))),
	};
}

/** The moments of some of the columns, in this order. */
export const columnsOf = (
	{ n, means, covariances }: Moments,
	columns: readonly number[],
): Moments => ({
	n,
	means: columns.map((i) => means[i]!),
	covariances: columns.flatMap((i) => columns.map((j) => covariances[i * means.length + j]!)),
});
