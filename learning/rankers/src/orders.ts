import { featureAt, featureCount } from '@marquee/features';
import { type Estimate, estimated, ndcg, pairedDifference, resampled } from '@marquee/metrics';
import { topK } from '@marquee/numerics';
import { seededRandom } from '@marquee/units';
import type { Slates } from './slates.ts';

/** Scores of all titles of all slates: higher comes first. `// (S · K)` */
export type SlateScores = Float32Array;

/** Which titles of which slates count as right, and how many there are in all. */
export interface Right {
	readonly hits: ArrayLike<number>; // (S · K): 1 where right
	readonly relevant: ArrayLike<number>; // (S)
}

/** One way to order slates, how good it is, and how far the first of those compared is ahead of it. */
export interface ComparedOrder {
	readonly name: string;
	readonly value: Estimate;
	readonly behind: Estimate;
}

/** One feature as scores. */
export const byFeature = ({ features }: Slates, name: string): SlateScores => {
	const column = featureAt(name);
	const scores = new Float32Array(features.length / featureCount);
	return scores.map((_, n) => features[n * featureCount + column]!);
};

const metric = ndcg(10);

/** NDCG@10 of every profile: the mean over its requests of which something is right. */
export function ndcgByProfile(
	slates: Slates,
	scores: SlateScores,
	{ hits, relevant }: Right,
): Float64Array {
	const sums = new Map<number, { sum: number; requests: number }>();
	for (let s = 0; s < slates.count; s++) {
		if (relevant[s] === 0) continue;
		const ranked = topK(scores.subarray(s * slates.size, (s + 1) * slates.size), 10);
		const judged = Uint8Array.from(ranked, (place) => Number(hits[s * slates.size + place] === 1));
		const value = metric.of({ ranked, hits: judged, relevant: relevant[s]! });
		const own = sums.get(slates.profiles[s]!) ?? { sum: 0, requests: 0 };
		sums.set(slates.profiles[s]!, { sum: own.sum + value, requests: own.requests + 1 });
	}
	return Float64Array.from(sums.values(), ({ sum, requests }) => sum / requests);
}

/**
 * Every contender's NDCG@10 with its interval over profiles, and how far the first is ahead of each on the same resamplings.
 *
 * @throws {RangeError} if nothing is right in any slate.
 */
export function comparedOrders(
	slates: Slates,
	contenders: Readonly<Record<string, SlateScores>>,
	right: Right,
): readonly ComparedOrder[] {
	const names = Object.keys(contenders);
	const columns = names.map((name) => ndcgByProfile(slates, contenders[name]!, right));
	const all = resampled(columns, { random: seededRandom(1, 'profiles') });
	return names.map((name, n) => ({
		name,
		value: estimated(all[n]!),
		behind: pairedDifference(all[0]!, all[n]!),
	}));
}
