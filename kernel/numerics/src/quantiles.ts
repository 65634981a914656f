/**
 * The p-quantile of ascending values, interpolated linearly between neighbours.
 *
 *   h = (n − 1) p,   x₍⌊h⌋₎ + (h − ⌊h⌋)(x₍⌊h⌋+1₎ − x₍⌊h⌋₎)
 *
 * Definition 7 of Hyndman and Fan, the default of R and NumPy.
 *
 * @throws {RangeError} if there is no value, or p lies outside 0 to 1.
 * @paper Hyndman, Fan: Sample Quantiles in Statistical Packages. The American Statistician 1996.
 */
export function quantile(ascending: ArrayLike<number>, p: number): number {
	requireShare(ascending.length, p);
	const position = (ascending.length - 1) * p;
	const below = Math.floor(position);
	const lower = ascending[below]!;
	const upper = ascending[Math.min(below + 1, ascending.length - 1)]!;
	// On a value, or between two equal ones, that very value: adding a zero would turn −0 into 0.
	if (position === below || lower === upper) return lower;
	return lower + (position - below) * (upper - lower);
}

/**
 * The smallest of the ascending values that at least a share p of them does not exceed: always one of the values.
 *
 * Definition 1 of Hyndman and Fan, the inverse of the empirical distribution function: for moments and counts, which
 * must not be invented by interpolation.
 *
 * @throws {RangeError} if there is no value, or p lies outside 0 to 1.
 * @paper Hyndman, Fan: Sample Quantiles in Statistical Packages. The American Statistician 1996.
 */
export function observedQuantile(ascending: ArrayLike<number>, p: number): number {
	requireShare(ascending.length, p);
	return ascending[Math.max(0, Math.ceil(ascending.length * p) - 1)]!;
}

function requireShare(count: number, p: number): void {
	if (count === 0) throw new RangeError('no values, no quantile');
	if (!(p >= 0 && p <= 1)) throw new RangeError(`${p} is not a share between 0 and 1`);
}
