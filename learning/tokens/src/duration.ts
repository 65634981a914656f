/** How many steps the scale of watched time has: one for "unknown", and one per doubling from a minute upwards. */
export const durationSteps = 12;

/**
 * The step on a logarithmic scale of how long something was watched.
 *
 *   0: unknown;   1: below a minute;   k: 2ᵏ⁻² to 2ᵏ⁻¹ minutes;   the last: 17 hours and more
 *
 * Between a look and an evening every doubling tells something; beyond a night only that it was a series.
 */
export function durationStep(watchedSeconds: number): number {
	if (Number.isNaN(watchedSeconds)) return 0;
	if (watchedSeconds < 60) return 1;
	return Math.min(durationSteps - 1, 2 + Math.floor(Math.log2(watchedSeconds / 60)));
}

/** How many steps the scale of completion has: one for "unknown", and five fifths. */
export const completionSteps = 6;

/** Which fifth of the title the viewer has come to, 1 … 5; 0 where that is unknown. */
export const completionStep = (completion: number): number =>
	Number.isNaN(completion) ? 0 : Math.min(completionSteps - 1, 1 + Math.floor(completion * 5));
