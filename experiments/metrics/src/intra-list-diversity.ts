import { depth, type Metric } from './metric.ts';

/** How alike two titles are, at most 1, by whatever measure: `name` stands in the metric's. */
export interface NamedLikeness {
	/** Lower case, as in `ild-genre@10`. */
	readonly name: string;
	readonly of: (one: number, other: number) => number;
}

/**
 * How far apart the first k titles are on average: `ild-<likeness>@k`. Copies of one title score 0.
 *
 *   mean over the pairs of the list of 1 − likeness
 *
 * A list of fewer than two titles has no pair, and scores 0.
 * @paper Ziegler, McNee, Konstan, Lausen: Improving Recommendation Lists Through Topic Diversification. WWW 2005.
 */
export const intraListDiversity = (k: number, likeness: NamedLikeness): Metric => ({
	name: `ild-${likeness.name}@${depth(k)}`,
	k,
	unit: 'share',
	direction: 'neither',
	variant: `mean of 1 − likeness by ${likeness.name} over unordered pairs, without discount`,
	of: ({ ranked }) => {
		const read = Math.min(k, ranked.length);
		let apart = 0;
		for (let place = 1; place < read; place++)
			for (let before = 0; before < place; before++)
				apart += 1 - likeness.of(ranked[place]!, ranked[before]!);
		return read < 2 ? 0 : apart / ((read * (read - 1)) / 2);
	},
});
