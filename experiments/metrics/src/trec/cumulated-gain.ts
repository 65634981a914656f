import type { Topic } from './topic.ts';

/** What a ranking has gained place by place, beside the best order of all that was judged. */
export interface CumulatedGain {
	/** Levels of the best order, above 0, highest first. */
	readonly ideal: readonly number[];
	/** Discounted gain of the first k places: Σ_{r ≤ k} level / log₂(r + 1). */
	readonly gained: (k: number) => number;
	/** The same of the best order. */
	readonly best: (k: number) => number;
}

/** @paper Järvelin, Kekäläinen: Cumulated Gain-Based Evaluation of IR Techniques. ACM TOIS 2002. */
export function cumulatedGain({ levels, judgedAt }: Topic): CumulatedGain {
	const ideal = judgedAt
		.flatMap((count, level) => (level > 0 ? Array<number>(count).fill(level) : []))
		.reverse();
	const gained = discounted(levels);
	const best = discounted(ideal);
	return {
		ideal,
		gained: (k) => gained[Math.min(k, levels.length)]!,
		best: (k) => best[Math.min(k, ideal.length)]!,
	};
}

/** (places + 1): what is gained before each place, and after the last. */
function discounted(gains: ArrayLike<number>): Float64Array {
	const sums = new Float64Array(gains.length + 1);
	for (let place = 0; place < gains.length; place++)
		sums[place + 1] = sums[place]! + Math.max(0, gains[place]!) / Math.log2(place + 2);
	return sums;
}
