import type { EpochMs } from '@marquee/units';
import { requirePositive } from './refusals.ts';

/** A unit that may be counted once the window of its metric has elapsed. */
export interface Exposed {
	readonly firstExposedAt: EpochMs;
}

/**
 * Only units whose window has elapsed say anything of retention: seven-day retention of someone who came yesterday is
 * not 0, it is unknown. Those who come too early are told by number, and when the last of them will be ripe.
 *
 * @throws {Failure} `statistics-setting-malformed` unless the window is above 0.
 * @paper Kohavi, Tang, Xu: Trustworthy Online Controlled Experiments, chapter 23. 2020.
 */
export function matured<Unit extends Exposed>(
	units: readonly Unit[],
	{ windowMs, asOf }: { readonly windowMs: number; readonly asOf: EpochMs },
): { readonly units: readonly Unit[]; readonly waiting: number; readonly allRipeAt: number } {
	requirePositive(windowMs, 'the window');
	const ripe = units.filter(({ firstExposedAt }) => firstExposedAt + windowMs <= asOf);
	let latest = Number.NEGATIVE_INFINITY;
	for (const { firstExposedAt } of units) latest = Math.max(latest, firstExposedAt);
	return { units: ripe, waiting: units.length - ripe.length, allRipeAt: latest + windowMs };
}
