import { stirlingSeries } from './stirling-series.ts';

const halfLogTwoPi = 0.9189385332046727;
/** 1 − γ, Euler's constant. */
const oneMinusEuler = 0.42278433509846713;

/**
 * ζ(k) − 1 for k = 2, 3, …: the coefficients of ln Γ around 2. Each is about half of the one before, so that within
 * half a unit thirty of them leave nothing.
 */
const zetaMinusOne = [
	0.6449340668482264, 0.2020569031595943, 0.08232323371113819, 0.03692775514336993,
	0.01734306198444914, 0.008349277381922827, 0.004077356197944339, 0.002008392826082214,
	0.0009945751278180853, 0.0004941886041194646, 0.0002460865533080483, 0.0001227133475784891,
	6.124813505870483e-5, 3.058823630702049e-5, 1.528225940865187e-5, 7.637197637899763e-6,
	3.817293264999839e-6, 1.908212716553939e-6, 9.53962033872796e-7, 4.769329867878066e-7,
	2.384505027277329e-7, 1.192199259653111e-7, 5.960818905125948e-8, 2.980350351465228e-8,
	1.490155482836504e-8, 7.450711789835428e-9, 3.725334024788458e-9, 1.862659723513049e-9,
	9.313274324196682e-10, 4.656629065033784e-10,
];

/**
 * ln Γ(x) for x > 0, also where it crosses zero (1 and 2) right to the last digits of its own size.
 *
 *   ln Γ(2 + z) = (1 − γ) z + Σ_{k ≥ 2} (−1)ᵏ (ζ(k) − 1) zᵏ / k,   |z| ≤ ½
 *   ln Γ(x) = (x − ½) ln x − x + ½ ln 2π + δ(x),   x ≥ 12; between them Γ(x + 1) = x Γ(x)
 *
 * @throws {RangeError} if x is not above 0.
 * @paper Abramowitz, Stegun: Handbook of Mathematical Functions, 6.1.33 and 6.1.41. 1964.
 */
export function logGamma(x: number): number {
	if (!(x > 0)) throw new RangeError(`ln Γ of ${x}: it must be above 0`);
	if (x >= 12) return (x - 0.5) * Math.log(x) - x + halfLogTwoPi + stirlingSeries(x);
	if (x < 0.5) return aroundTwo(x) - Math.log1p(x) - Math.log(x);
	if (x < 1.5) return aroundTwo(x - 1) - Math.log1p(x - 1);
	let factors = 1;
	let reduced = x;
	while (reduced > 2.5) factors *= --reduced;
	return aroundTwo(reduced - 2) + Math.log(factors);
}

/** ln Γ(1 + z) for z > −1, with the digits that 1 + z would lose of a small z. */
export const logGammaOnePlus = (z: number): number =>
	Math.abs(z) <= 0.5 ? aroundTwo(z) - Math.log1p(z) : logGamma(1 + z);

/** ln Γ(2 + z), |z| ≤ ½. */
function aroundTwo(z: number): number {
	let total = 0;
	for (let k = zetaMinusOne.length + 1; k >= 2; k--) total = zetaMinusOne[k - 2]! / k - z * total;
	return z * (oneMinusEuler + z * total);
}
