import { continuedFraction } from './continued-fraction.ts';
import { deviance } from './deviance.ts';
import { logGammaOnePlus } from './log-gamma.ts';
import { stirlingError } from './stirling-error.ts';

/** Both tails of the gamma distribution; neither is one minus the other where that would lose digits. */
export interface Tails {
	readonly lower: number;
	readonly upper: number;
}

/**
 * The regularised incomplete gamma functions P(a, x) and Q(a, x): a gamma variable of shape a lies below, above x.
 *
 *   P = xᵃ e⁻ˣ / Γ(a + 1) · Σₖ xᵏ / ((a + 1) … (a + k)),   x < a + 1
 *   Q = xᵃ e⁻ˣ / Γ(a) · 1 / (x + 1 − a − 1 (1 − a) / (x + 3 − a − …)),   x ≥ a + 1
 *
 * For a < 1 and small x, Q is near 0 though P is summed: there 1 − xᵃ / Γ(a + 1) is taken by `expm1`.
 *
 * @throws {RangeError} unless a > 0 and x ≥ 0.
 * @paper Gautschi: A Computational Procedure for Incomplete Gamma Functions. ACM TOMS 1979.
 */
export function incompleteGamma(a: number, x: number): Tails {
	if (!(a > 0 && a < Infinity && x >= 0))
		throw new RangeError(`no incomplete gamma of shape ${a} at ${x}`);
	if (x === 0) return { lower: 0, upper: 1 };
	if (x === Infinity) return { lower: 1, upper: 0 };
	if (a < 1 && x <= 1) return ofSmallShape(a, x);
	if (x < a + 1) {
		const lower = (peak(a, x) / a) * series(a, x);
		return { lower, upper: 1 - lower };
	}
	const fraction = continuedFraction(x + 1 - a, (j) => ({
		a: -j * (j - a),
		b: x + 2 * j + 1 - a,
	}));
	const upper = peak(a, x) / fraction;
	return { lower: 1 - upper, upper };
}

/** xᵃ e⁻ˣ / Γ(a), without the large numbers of which it is the ratio. */
const peak = (a: number, x: number): number =>
	Math.sqrt(a / (2 * Math.PI)) * Math.exp(-stirlingError(a) - deviance(a, x));

function series(a: number, x: number): number {
	let term = 1;
	let total = 1;
	for (let k = 1; term > total * 1e-17; k++) {
		term *= x / (a + k);
		total += term;
	}
	return total;
}

/** P = xᵃ / Γ(a + 1) · (1 + a Σ_{k ≥ 1} (−x)ᵏ / ((a + k) k!)), its two parts kept apart for Q. */
function ofSmallShape(a: number, x: number): Tails {
	let power = 1;
	let rest = 0;
	for (let k = 1; Math.abs(power) > 1e-18; k++) {
		power *= -x / k;
		rest += power / (a + k);
	}
	const exponent = a * Math.log(x) - logGammaOnePlus(a);
	const front = Math.exp(exponent);
	return { lower: front * (1 + a * rest), upper: -Math.expm1(exponent) - front * a * rest };
}
