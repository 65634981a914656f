import { logGamma } from './log-gamma.ts';
import { stirlingSeries } from './stirling-series.ts';

const halfLogTwoPi = 0.9189385332046727;

/**
 * δ(x): what Stirling's formula leaves out of ln Γ(x); about 1 / 12x.
 *
 *   ln Γ(x) = (x − ½) ln x − x + ½ ln 2π + δ(x)
 *
 * Densities are ratios of gammas whose large parts cancel: written with δ, nothing large is ever subtracted.
 *
 * @throws {RangeError} if x is not above 0.
 * @paper Loader: Fast and Accurate Computation of Binomial Probabilities. 2000.
 */
export function stirlingError(x: number): number {
	if (x >= 12) return stirlingSeries(x);
	return logGamma(x) - ((x - 0.5) * Math.log(x) - x + halfLogTwoPi);
}
