import { continuedFraction } from './continued-fraction.ts';
import { deviance } from './deviance.ts';
import type { Tails } from './incomplete-gamma.ts';
import { stirlingError } from './stirling-error.ts';

/**
 * The regularised incomplete beta functions Iₓ(a, b) and 1 − Iₓ(a, b): a beta variable lies below, above x.
 *
 *   Iₓ(a, b) = xᵃ (1 − x)ᵇ / B(a, b) · 1 / (β₀ + α₁ / (β₁ + α₂ / (β₂ + …))),   x ≤ (a + 1) / (a + b + 2)
 *   αₘ = (a + m − 1)(a + b + m − 1) m (b − m) x² / (a + 2m − 1)²
 *   βₘ = m + m (b − m) x / (a + 2m − 1) + (a + m)(a − (a + b) x + 1 + m (2 − x)) / (a + 2m + 1)
 *
 * On the other side of the mean the arguments change places. Whoever knows 1 − x to more digits than the
 * subtraction leaves gives it as `y`.
 *
 * @throws {RangeError} unless a, b > 0 and 0 ≤ x ≤ 1.
 * @paper DiDonato, Morris: Algorithm 708: Significant Digit Computation of the Incomplete Beta Function Ratios. ACM TOMS 1992.
 */
export function incompleteBeta(x: number, a: number, b: number, y: number = 1 - x): Tails {
	if (!(a > 0 && b > 0 && a < Infinity && b < Infinity && x >= 0 && x <= 1))
		throw new RangeError(`no incomplete beta of ${a}, ${b} at ${x}`);
	if (x === 0) return { lower: 0, upper: 1 };
	if (y === 0) return { lower: 1, upper: 0 };
	if (x * (a + b + 2) <= a + 1) {
		const lower = ofLeft(x, y, a, b);
		return { lower, upper: 1 - lower };
	}
	const upper = ofLeft(y, x, b, a);
	return { lower: 1 - upper, upper };
}

function ofLeft(x: number, y: number, a: number, b: number): number {
	const below = a * y - b * x; // a − (a + b) x, without its cancellation
	const denominator = (m: number) =>
		m +
		(m * (b - m) * x) / (a + 2 * m - 1) +
		((a + m) * (below + 1 + m * (2 - x))) / (a + 2 * m + 1);
	const fraction = continuedFraction((a * (below + 1)) / (a + 1), (m) => {
		const root = x / (a + 2 * m - 1);
		return { a: (a + m - 1) * (a + b + m - 1) * m * (b - m) * root * root, b: denominator(m) };
	});
	return Math.min(1, peak(x, y, a, b) / fraction);
}

/** xᵃ yᵇ / B(a, b), without the large numbers of which it is the ratio. */
function peak(x: number, y: number, a: number, b: number): number {
	const n = a + b;
	const gammas = stirlingError(n) - stirlingError(a) - stirlingError(b);
	const exponent = gammas - deviance(a, n * x) - deviance(b, n * y);
	return Math.sqrt((a / n) * (b / (2 * Math.PI))) * Math.exp(exponent);
}
