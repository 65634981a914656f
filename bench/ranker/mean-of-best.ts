import { mean, topK } from '@marquee/numerics';
import type { Slates } from '@marquee/rankers';

/** The mean of a column over the best ten of every slate. */
export function meanOfBest(slates: Slates, scores: Float32Array, column: Float32Array): number {
	const values = Array.from({ length: slates.count }, (_, s) => {
		const best = topK(scores.subarray(s * slates.size, (s + 1) * slates.size), 10);
		return best.reduce((sum, place) => sum + column[s * slates.size + place]!, 0) / best.length;
	});
	return mean(Float64Array.from(values));
}
