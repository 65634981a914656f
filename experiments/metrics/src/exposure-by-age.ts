import type { Judged } from './judged.ts';
import { type CatalogueMetric, depth } from './metric.ts';

/** A stretch of title age: from `atLeast` days on, up to the next. */
export interface AgeBand {
	/** Lower case, as in `exposure-new@10`. */
	readonly name: string;
	readonly atLeastDays: number;
}

/** Bands in the first month, the first year, and after. */
export const usualAges: readonly AgeBand[] = [
	{ name: 'new', atLeastDays: 0 },
	{ name: 'recent', atLeastDays: 30 },
	{ name: 'old', atLeastDays: 365 },
];

/**
 * The share of attention that titles of each age get: `exposure-<band>@k`. A share far below that of the band among what is
 * played says that titles of its age are not given their chance.
 *
 *   Σ_{places r ≤ k with a title of the band} 1 / log₂(r + 1)  /  the same over all titles
 *
 * @paper Singh, Joachims: Fairness of Exposure in Rankings. KDD 2018: exposure of groups, with the discount of DCG as attention.
 */
export const exposureByAge = (
	k: number,
	/** Age of a title in days when it was shown; negative before its premiere. */
	ageInDays: (title: number) => number,
	bands: readonly AgeBand[] = usualAges,
): readonly CatalogueMetric[] =>
	bands.map((band, i) => {
		const until = bands[i + 1]?.atLeastDays ?? Infinity;
		const from = i === 0 ? -Infinity : band.atLeastDays;
		return {
			name: `exposure-${band.name}@${depth(k)}`,
			k,
			unit: 'share',
			direction: 'neither',
			variant: `attention 1 / log2(place + 1) on titles of ${from} to ${until} days, of that on all`,
			ofAll: (answers) =>
				shareOfAttention(answers, k, (title) => {
					const age = ageInDays(title);
					return from <= age && age < until;
				}),
		};
	});

function shareOfAttention(
	answers: Iterable<Judged>,
	k: number,
	counts: (title: number) => boolean,
): number {
	let [counted, all] = [0, 0];
	for (const { ranked } of answers)
		for (let place = 0; place < Math.min(k, ranked.length); place++) {
			const attention = 1 / Math.log2(place + 2);
			all += attention;
			if (counts(ranked[place]!)) counted += attention;
		}
	return all === 0 ? 0 : counted / all;
}
