import { deviance } from './deviance.ts';
import { incompleteBeta } from './incomplete-beta.ts';
import { stirlingError } from './stirling-error.ts';

/**
 * The chance of exactly k successes in n trials, each with chance p.
 *
 *   (n over k) pᵏ (1 − p)ⁿ⁻ᵏ
 *
 * @throws {RangeError} unless 0 ≤ k ≤ n are whole and 0 ≤ p ≤ 1.
 * @paper Loader: Fast and Accurate Computation of Binomial Probabilities. 2000.
 */
export function binomialMass(k: number, n: number, p: number): number {
	requireBinomial(k, n, p);
	if (p === 0 || p === 1) return k === n * p ? 1 : 0;
	if (k === 0) return Math.exp(n * Math.log1p(-p));
	if (k === n) return Math.exp(n * Math.log(p));
	const gammas = stirlingError(n) - stirlingError(k) - stirlingError(n - k);
	const exponent = gammas - deviance(k, n * p) - deviance(n - k, n * (1 - p));
	return Math.sqrt(n / (2 * Math.PI * k * (n - k))) * Math.exp(exponent);
}

/** The chance of k successes or fewer: 1 − Iₚ(k + 1, n − k). */
export function binomialLower(k: number, n: number, p: number): number {
	requireBinomial(k, n, p);
	return k === n ? 1 : incompleteBeta(p, k + 1, n - k).upper;
}

/** The chance of k successes or more: Iₚ(k, n − k + 1). */
export function binomialUpper(k: number, n: number, p: number): number {
	requireBinomial(k, n, p);
	return k === 0 ? 1 : incompleteBeta(p, k, n - k + 1).lower;
}

function requireBinomial(k: number, n: number, p: number): void {
	if (!(Number.isInteger(k) && Number.isInteger(n) && k >= 0 && k <= n && p >= 0 && p <= 1))
		throw new RangeError(`no chance of ${k} successes in ${n} trials of chance ${p}`);
}
