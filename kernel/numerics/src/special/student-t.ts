import { incompleteBeta } from './incomplete-beta.ts';
import { normalUpper } from './normal.ts';

/** From here on Hill's expansion is right to 13 digits. */
const manyDegrees = 20_000;

/**
 * The chance that Student's t with that many degrees of freedom lies above t; small ones keep their digits.
 *
 *   P(T > t) = ½ I_{ν / (ν + t²)}(ν / 2, ½) for t ≥ 0
 *
 * Degrees of freedom need not be whole (Welch's are not); infinitely many are the normal distribution.
 *
 * @throws {RangeError} unless there are more than 0 degrees of freedom and t is a number.
 * @paper Abramowitz, Stegun: Handbook of Mathematical Functions, 26.7.1. 1964.
 */
export function studentTUpper(t: number, degrees: number): number {
	if (!(degrees > 0) || Number.isNaN(t))
		throw new RangeError(`no t of ${degrees} degrees of freedom at ${t}`);
	if (degrees > manyDegrees) return normalUpper(normalDeviate(t, degrees));
	const square = Math.min(t * t, Number.MAX_VALUE);
	const { lower, upper } = incompleteBeta(
		degrees / (degrees + square),
		degrees / 2,
		0.5,
		square / (degrees + square),
	);
	return t >= 0 ? lower / 2 : 0.5 + upper / 2;
}

/**
 * The normal deviate whose tail is that of t: for many degrees right to the last digits, where the fraction for beta
 * would settle slowly.
 *
 * @paper Hill: Algorithm 395: Student's t-Distribution. Communications of the ACM 1970.
 */
function normalDeviate(t: number, degrees: number): number {
	const a = degrees - 0.5;
	const y = a * Math.log1p((t / degrees) * t);
	if (!(a < 1e100)) return t;
	const b = 48 * a * a;
	const correction = (((-0.4 * y - 3.3) * y - 24) * y - 85.5) / (0.8 * y * y + 100 + b);
	return Math.sign(t) * ((correction + y + 3) / b + 1) * Math.sqrt(y);
}

/** The chance that Student's t lies at or below t. */
export const studentTLower = (t: number, degrees: number): number => studentTUpper(-t, degrees);
