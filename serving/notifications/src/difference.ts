/** A value and how far it may be from the truth, at 95 %. */
export interface Interval {
	readonly value: number;
	readonly standardError: number;
	readonly low: number;
	readonly high: number;
}

/** What two groups of profiles did on the mean, and how they differ. */
export interface GroupDifference {
	readonly treated: number;
	readonly heldBack: number;
	/** Treated less held back. */
	readonly difference: Interval;
	/** The smallest true difference that groups of this size show four times out of five. */
	readonly detectable: number;
}

/** The 97.5 % and 80 % points of the standard normal distribution. */
const twoSided95 = 1.959963984540054;
const fourOfFive = 0.8416212335729143;

/** A value with its interval at 95 %. */
export function interval(value: number, standardError: number): Interval {
	const reach = twoSided95 * standardError;
	return { value, standardError, low: value - reach, high: value + reach };
}

/** An interval in another unit: everything times a factor that is not negative. */
export const scaled = ({ value, standardError }: Interval, factor: number): Interval =>
	interval(value * factor, standardError * factor);

/**
 * The difference of two means whose groups may vary differently and be of different size.
 *
 *   d = x̄ − ȳ,   se² = s²ₓ / n + s²ᵧ / m
 *
 * A group of fewer than two has no variance to show: the interval then has no end.
 * @paper Welch: The Generalization of Student's Problem when Several Different Population Variances are Involved.
 * Biometrika 1947.
 */
export function groupDifference(
	treated: readonly number[],
	heldBack: readonly number[],
): GroupDifference {
	const [x, y] = [meanAndError(treated), meanAndError(heldBack)];
	const difference = interval(x.mean - y.mean, Math.sqrt(x.squaredError + y.squaredError));
	const detectable = (twoSided95 + fourOfFive) * difference.standardError;
	return { treated: x.mean, heldBack: y.mean, difference, detectable };
}

function meanAndError(values: readonly number[]) {
	const count = values.length;
	const mean = count === 0 ? 0 : values.reduce((sum, v) => sum + v, 0) / count;
	if (count < 2) return { mean, squaredError: Infinity };
	const variance = values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (count - 1);
	return { mean, squaredError: variance / count };
}
