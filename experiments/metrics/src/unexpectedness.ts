import type { NamedLikeness } from './intra-list-diversity.ts';
import type { JudgedFor } from './judged.ts';
import { depth, type Metric } from './metric.ts';

/**
 * How far the first k titles are from what the profile knows, right or not: `unexpectedness-<likeness>@k`.
 *
 *   mean over the list of u(i),   u(i) = mean over the past of 1 − likeness(i, j)
 *
 * To a profile without a past everything is unexpected: 1.
 * @paper Vargas, Castells: Rank and Relevance in Novelty and Diversity Metrics for Recommender Systems. RecSys 2011.
 */
export const unexpectedness = (k: number, likeness: NamedLikeness): Metric<JudgedFor> => ({
	name: `unexpectedness-${likeness.name}@${depth(k)}`,
	k,
	unit: 'share',
	direction: 'neither',
	variant: `mean of 1 − likeness by ${likeness.name} to all of the past, without discount`,
	of: ({ ranked, past }) => {
		const read = Math.min(k, ranked.length);
		let total = 0;
		for (let place = 0; place < read; place++) total += surprise(ranked[place]!, past, likeness);
		return read === 0 ? 0 : total / read;
	},
});

/** u(i): how far one title is from a past, on average. */
export function surprise(title: number, past: ArrayLike<number>, likeness: NamedLikeness): number {
	if (past.length === 0) return 1;
	let total = 0;
	for (let i = 0; i < past.length; i++) total += 1 - likeness.of(title, past[i]!);
	return total / past.length;
}
