import type { Influenced } from './estimator.ts';

/** How far a mean is from normal, in units of its own error: third and fourth cumulants; both 0 of a normal mean. */
export interface Shape {
	readonly skewness: number;
	readonly excess: number;
}

/**
 * The shape of an estimate whose influences of C units sum up to s:
 *
 *   a = a_s + ½ ρ³ (a⁰ − a_e),   b = b_s + ½ ρ⁴ (b⁰ − b_e),   ρ² = Σ e² / Σ s²
 *   a_s = Σ s³ / (Σ s²)^1.5,     b_s = Σ s⁴ / (Σ s²)² − 3 / C,   a_e and b_e the same of the influences e of single rows
 *   a⁰ = κ₃ / (κ₂^1.5 √N),       b⁰ = κ₄ / (κ₂² N),   κ the cumulants of w r for w and r drawn independently
 *
 * What sums show of a tail is the luck of the log: where heavy rows have earned nothing, value, error and skewness are all too small
 * together. So half of it is taken as seen, half as it were if every weight could have met every residual: which rows are heavy the log
 * knows well, and what rewards are like too, only not both at once. The one is unbiased and restless, the other calm and right where
 * rewards do not go with weights. ρ brings what is known of rows to the scale of units; it is 1 where each row is a unit.
 * A sample's a and b are never beyond ± 1 and 1, and are kept there.
 */
export function shapeOfMean({ influences, product }: Influenced, sums: Float64Array): Shape {
	const ofUnits = powersOf(sums);
	if (ofUnits.second === 0) return { skewness: 0, excess: 0 };
	const seen = standardised(ofUnits, sums.length);
	if (product === undefined) return seen;
	const even = ofProduct(product.weights, product.residuals);
	if (even === undefined) return seen;
	const ofRows = powersOf(influences);
	const rows = standardised(ofRows, influences.length);
	const ratio = Math.sqrt(ofRows.second / ofUnits.second);
	return {
		skewness: within(seen.skewness + (ratio ** 3 * (even.skewness - rows.skewness)) / 2),
		excess: within(seen.excess + (ratio ** 4 * (even.excess - rows.excess)) / 2),
	};
}

const within = (number: number): number => Math.max(-1, Math.min(1, number));

interface Powers {
	readonly second: number;
	readonly third: number;
	readonly fourth: number;
}

function powersOf(numbers: Float64Array): Powers {
	let [second, third, fourth] = [0, 0, 0];
	for (const each of numbers) {
		const square = each * each;
		second += square;
		third += square * each;
		fourth += square * square;
	}
	return { second, third, fourth };
}

const standardised = ({ second, third, fourth }: Powers, count: number): Shape => ({
	skewness: second === 0 ? 0 : third / second ** 1.5,
	excess: second === 0 ? 0 : fourth / second ** 2 - 3 / count,
});

/** Of the mean of N products of independent factors; `undefined` where they do not vary. */
function ofProduct(weights: Float64Array, residuals: Float64Array): Shape | undefined {
	const rows = weights.length;
	const [w1, w2, w3, w4] = moments(weights);
	const [r1, r2, r3, r4] = moments(residuals);
	const [m1, m2, m3, m4] = [w1 * r1, w2 * r2, w3 * r3, w4 * r4];
	const second = m2 - m1 ** 2;
	if (!(second > 1e-12 * m2)) return undefined;
	const third = m3 - 3 * m1 * m2 + 2 * m1 ** 3;
	const fourth = m4 - 4 * m1 * m3 + 6 * m1 ** 2 * m2 - 3 * m1 ** 4;
	return {
		skewness: third / second ** 1.5 / Math.sqrt(rows),
		excess: (fourth / second ** 2 - 3) / rows,
	};
}

type Moments = readonly [number, number, number, number];

/** Means of the first to fourth powers. */
function moments(numbers: Float64Array): Moments {
	let first = 0;
	for (const each of numbers) first += each;
	const { second, third, fourth } = powersOf(numbers);
	const count = numbers.length;
	return [first / count, second / count, third / count, fourth / count];
}
