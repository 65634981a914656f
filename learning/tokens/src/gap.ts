/** How many steps the scale of gaps has: one for "unknown" and one per factor of four from a minute upwards. */
export const gapSteps = 13;

/** The shortest gap that is told from none. */
const minuteMs = 60_000;

/**
 * The step on a logarithmic scale of the time between an event and the request that followed it.
 *
 *   0: unknown (a time is missing);   1: below a minute;   k: 4ᵏ⁻² to 4ᵏ⁻¹ minutes;   the last: about two years and more
 *
 * Below a minute two events are one sitting; beyond two years a profile is as good as new.
 */
export function gapStep(fromMs: number, untilMs: number): number {
	const gap = untilMs - fromMs;
	if (Number.isNaN(gap)) return 0;
	if (gap < minuteMs) return 1;
	return Math.min(gapSteps - 1, 2 + Math.floor(Math.log2(gap / minuteMs) / 2));
}
