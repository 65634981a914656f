import { normalLower } from './normal.ts';

/** Numerator and denominator, lowest power first: |p − ½| ≤ 0.425. */
const middle = [
	[
		3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946,
		45921.95393154987, 67265.7709270087, 33430.57558358813, 2509.0809287301227,
	],
	[
		1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597,
		39307.89580009271, 28729.085735721943, 5226.495278852854,
	],
] as const;
/** √(−ln tail) ≤ 5. */
const near = [
	[
		1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045,
		1.2704582524523684, 0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
	],
	[
		1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008,
		0.015198666563616457, 0.0005475938084995345, 1.0507500716444169e-9,
	],
] as const;
/** Farther out. */
const far = [
	[
		6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487,
		0.026532189526576124, 0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
	],
	[
		1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133,
		1.8463183175100548e-5, 1.421511758316446e-7, 2.0442631033899397e-15,
	],
] as const;

/**
 * The z below which a standard normal variable lies with chance p.
 *
 *   Φ(z) = p: Wichura's rational functions, then a step of Halley's method on whichever tail is small
 *
 * For quantiles far out on the right take `-normalQuantile(tail)`: 1 − tail has no digits left.
 *
 * @throws {RangeError} unless 0 < p < 1.
 * @paper Wichura: Algorithm AS 241: The Percentage Points of the Normal Distribution. Applied Statistics 1988.
 */
export function normalQuantile(p: number): number {
	if (!(p > 0 && p < 1)) throw new RangeError(`no normal quantile at ${p}`);
	if (p > 0.5) return -ofLowerHalf(1 - p);
	return ofLowerHalf(p);
}

function ofLowerHalf(p: number): number {
	const start = p >= 0.075 ? aroundHalf(p - 0.5) : -inTail(Math.sqrt(-Math.log(p)));
	const density = Math.exp((-start * start) / 2) / Math.sqrt(2 * Math.PI);
	const wrongBy = (normalLower(start) - p) / density;
	// Beyond some 37 deviations the density is no number any more, and Wichura's 16 digits stand.
	return Number.isFinite(wrongBy) ? start - wrongBy / (1 + (start * wrongBy) / 2) : start;
}

function aroundHalf(q: number): number {
	const r = 0.180625 - q * q;
	return (q * polynomial(middle[0], r)) / polynomial(middle[1], r);
}

function inTail(root: number): number {
	const [part, r] = root <= 5 ? [near, root - 1.6] : [far, root - 5];
	return polynomial(part[0], r) / polynomial(part[1], r);
}

const polynomial = (coefficients: readonly number[], x: number): number =>
	coefficients.reduceRight((total, coefficient) => coefficient + x * total, 0);
