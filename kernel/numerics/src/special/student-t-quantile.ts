import { bracketedRoot } from './bracketed-root.ts';
import { normalQuantile } from './normal-quantile.ts';
import { studentTUpper } from './student-t.ts';

/**
 * The t below which Student's t with that many degrees of freedom lies with chance p.
 *
 * Starts from the first terms of the Cornish–Fisher expansion and goes out until the root is enclosed. For quantiles
 * far out on the right take `-studentTQuantile(tail, degrees)`.
 *
 * @throws {RangeError} unless 0 < p < 1 and there are more than 0 degrees of freedom.
 * @paper Abramowitz, Stegun: Handbook of Mathematical Functions, 26.7.5. 1964.
 */
export function studentTQuantile(p: number, degrees: number): number {
	if (!(p > 0 && p < 1 && degrees > 0))
		throw new RangeError(`no quantile of t at ${p} with ${degrees} degrees of freedom`);
	if (p === 0.5) return 0;
	return p > 0.5 ? ofTail(1 - p, degrees) : -ofTail(p, degrees);
}

/** The t > 0 above which lies this tail (below ½). */
function ofTail(tail: number, degrees: number): number {
	const z = -normalQuantile(tail);
	if (degrees > 1e15) return z; // they differ by less than a digit
	const start = z + (z ** 3 + z) / (4 * degrees);
	// Logarithms of tails are nearly straight, so few steps do.
	const short = (t: number) => Math.log(tail) - Math.log(studentTUpper(t, degrees));
	let [low, high] = [Math.min(z, start) * 0.99, start * 1.01];
	while (short(low) > 0) low *= 0.5;
	while (short(high) < 0) [low, high] = [high, high * 2];
	return bracketedRoot(short, low, high);
}
