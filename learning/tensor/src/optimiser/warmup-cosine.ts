import type { Schedule } from './schedule.ts';

/** A rise and a fall. */
export interface WarmupCosine {
	/** The highest rate. */
	readonly peak: number;
	/** Steps of the straight rise; the first step already moves. */
	readonly warmupSteps: number;
	/** Steps altogether; afterwards the rate stays at `floor`. */
	readonly totalSteps: number;
	/** The lowest rate of the fall; 0 unless said otherwise. */
	readonly floor?: number;
}

/**
 * A straight rise to the peak, then half a cosine down to the floor.
 *
 *   step < W: peak · (step + 1) / W,   later: floor + (peak − floor) · ½ (1 + cos(π (step − W) / (T − W)))
 *
 * @throws {RangeError} if the rise is longer than the whole.
 * @paper Loshchilov, Hutter: SGDR. ICLR 2017.
 */
export function warmupCosine({ peak, warmupSteps, totalSteps, floor = 0 }: WarmupCosine): Schedule {
	if (!(warmupSteps >= 0 && warmupSteps < totalSteps))
		throw new RangeError(`${warmupSteps} steps of warm-up in ${totalSteps} steps altogether`);
	return (step) => {
		if (step < warmupSteps) return (peak * (step + 1)) / warmupSteps;
		const progress = Math.min(1, (step - warmupSteps) / (totalSteps - warmupSteps));
		return floor + (peak - floor) * 0.5 * (1 + Math.cos(Math.PI * progress));
	};
}
