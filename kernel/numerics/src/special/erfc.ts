import { incompleteGamma } from './incomplete-gamma.ts';

/**
 * The complementary error function, relatively exact far out: erfc(x) = Q(½, x²) for x ≥ 0, 2 − erfc(−x) below.
 *
 *   erfc(x) = 2 / √π ∫ₓ^∞ e^(−t²) dt
 *
 * @throws {RangeError} if x is not a number.
 * @paper Abramowitz, Stegun: Handbook of Mathematical Functions, 6.5.17. 1964.
 */
export function erfc(x: number): number {
	const { lower, upper } = incompleteGamma(0.5, x * x);
	return x >= 0 ? upper : 1 + lower;
}
