import { refusal, requireCount, requireFinite } from './refusals.ts';

/** Means and covariances of some columns over the same units: all that most estimators need to know of an arm. */
export interface Moments {
	readonly n: number;
	readonly means: readonly number[]; // (K)
	/** Sample covariances, row by row; 0 where there is but one unit. */
	readonly covariances: readonly number[]; // (K, K)
}

/** What a database adds up: the columns, and every product of two of them. */
export interface Sums {
	readonly n: number;
	readonly sums: readonly number[]; // (K)
	/** Σ xᵢ xⱼ, row by row; the diagonal holds the sums of squares. */
	readonly products: readonly number[]; // (K, K)
}

/**
 * The moments of these columns, unit by unit, in one pass that keeps its digits however far from zero the values lie.
 *
 *   mᵢ += δᵢ / n,   Cᵢⱼ += δᵢ (xⱼ − mⱼ)
 *
 * @throws {Failure} `statistics-sample-malformed` if columns differ in length or a value is not finite.
 * @paper Welford: Note on a Method for Calculating Corrected Sums of Squares and Products. Technometrics 1962.
 */
export function momentsOf(...columns: readonly ArrayLike<number>[]): Moments {
	const n = columns[0]?.length ?? 0;
	const width = columns.length;
	if (columns.some((column) => column.length !== n))
		throw refusal(
			'statistics-sample-malformed',
			`columns of ${columns.map(({ length }) => length).join(' and ')} values`,
			'Give every unit a value in each.',
		);
	const means = new Float64Array(width);
	const centred = new Float64Array(width * width);
	const before = new Float64Array(width);
	for (let unit = 0; unit < n; unit++) {
		for (let i = 0; i < width; i++) {
			before[i] = columns[i]![unit]! - means[i]!;
			means[i]! += before[i]! / (unit + 1);
		}
		for (let i = 0; i < width; i++)
			for (let j = 0; j <= i; j++)
				centred[i * width + j]! += before[i]! * (columns[j]![unit]! - means[j]!);
	}
	return completed(n, means, centred);
}

/**
 * The moments behind sums, as a database adds them up. Where means are large beside deviations, digits are lost before
 * we see the sums: centre the column first.
 *
 * @throws {Failure} `statistics-sample-malformed` if the numbers cannot be sums of anything.
 */
export function momentsFromSums({ n, sums, products }: Sums): Moments {
	const width = sums.length;
	requireCount(n, 'n');
	if (products.length !== width * width)
		throw new RangeError(`${products.length} products of ${width} columns`);
	const centred = products.map(
		(product, at) => product - (sums[Math.floor(at / width)]! * sums[at % width]!) / Math.max(n, 1),
	);
	for (let i = 0; i < width; i++) {
		const [squares, spread] = [products[i * (width + 1)]!, centred[i * (width + 1)]!];
		// Rounding may leave a trace below zero; more than that was never a sum of squares.
		if (spread < -1e-9 * squares || (n === 0 && (squares !== 0 || sums[i] !== 0)))
			throw refusal(
				'statistics-sample-malformed',
				`the sum ${sums[i]} of ${n} units cannot have the sum of squares ${squares}`,
				'Check that sums and sums of squares belong to the same units.',
			);
		centred[i * (width + 1)] = Math.max(0, spread);
	}
	const means = sums.map((sum) => (n === 0 ? 0 : sum / n));
	return completed(n, means, centred);
}

/**
 * The moments of two groups of units taken together.
 *
 * @paper Chan, Golub, LeVeque: Algorithms for Computing the Sample Variance. The American Statistician 1983.
 */
export function mergedMoments(one: Moments, other: Moments): Moments {
	if (one.n === 0) return other;
	if (other.n === 0) return one;
	const width = one.means.length;
	const n = one.n + other.n;
	const apart = one.means.map((mean, i) => other.means[i]! - mean);
	const means = one.means.map((mean, i) => mean + (apart[i]! * other.n) / n);
	const centred = one.covariances.map((covariance, at) => {
		const between = apart[Math.floor(at / width)]! * apart[at % width]!;
		return (
			covariance * (one.n - 1) +
			other.covariances[at]! * (other.n - 1) +
			between * ((one.n * other.n) / n)
		);
	});
	return completed(n, means, centred);
}

/** From centred sums of products, of which the lower triangle is read. */
function completed(n: number, means: ArrayLike<number>, centred: ArrayLike<number>): Moments {
	const width = means.length;
	const covariances = Array.from({ length: width * width }, (_, at) => {
		const [i, j] = [Math.floor(at / width), at % width];
		return n < 2 ? 0 : centred[Math.max(i, j) * width + Math.min(i, j)]! / (n - 1);
	});
	const moments = { n, means: Array.from(means), covariances };
	requireFinite(Object.fromEntries(moments.means.map((mean, i) => [`mean ${i}`, mean])));
	requireFinite(Object.fromEntries(covariances.map((one, i) => [`covariance ${i}`, one])));
	return moments;
}
