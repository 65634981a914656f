import { logGamma } from '@marquee/numerics';
import { purposes, waitOf } from './keyed-chance.ts';

/**
 * How long a member stays away, in units of their mean: Weibull, e^(1/k) / Γ(1 + 1/k) of an exponential e.
 *
 * With a shape below 1 visits come in bursts: most gaps are short, some very long.
 */
export function gapBetweenVisits(shape: number): (key: number) => number {
	const mean = Math.exp(logGamma(1 + 1 / shape));
	return (key) => waitOf(key, purposes.returning) ** (1 / shape) / mean;
}
