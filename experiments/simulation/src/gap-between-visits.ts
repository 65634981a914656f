import { logGamma } from '@marquee/numerics';
import { purposes, waitOf } from './keyed-chance.ts';
import type { Policy } from './policy.ts';

/**
 * How long a member stays away, in units of their mean: Weibull, e^(1/k) / Γ(1 + 1/k) of an exponential e.
 *
 * With a shape below 1 visits come in bursts: most gaps are short, some very long.
 */
export function gapOf({ activity: { gapShape } }: Policy, key: number): number {
	return waitOf(key, purposes.returning) ** (1 / gapShape) / Math.exp(logGamma(1 + 1 / gapShape));
}
