/** One ranking, best first, and how much it counts. */
export interface Ranking<Item> {
	readonly ranked: readonly Item[];
	/** Default: 1. */
	readonly weight?: number;
}

/** An item with what all rankings together say of it. */
export interface Fused<Item> {
	readonly item: Item;
	readonly score: number;
}

/**
 * One ranking of several whose scores cannot be compared, best first.
 *
 *   score(i) = Σ over rankings r that hold i of weight(r) / (k + place of i in r),   places from 1
 *
 * Of equals the one that stands higher in the first ranking that parts them comes first; what stands in a ranking twice
 * counts where it stands first. A ranking of weight 0 neither scores nor adds anything.
 *
 * @throws {RangeError} if a weight is below zero or k is not above −1.
 * @paper Cormack, Clarke, Büttcher: Reciprocal Rank Fusion outperforms Condorcet and Individual Rank Learning Methods.
 *   SIGIR 2009. (k = 60)
 */
export function reciprocalRankFusion<Item>(
	rankings: readonly Ranking<Item>[],
	{ k = 60 }: { readonly k?: number } = {},
): readonly Fused<Item>[] {
	if (!(k > -1)) throw new RangeError(`k is ${k}`);
	const scores = new Map<Item, number>();
	for (const { ranked, weight = 1 } of rankings) {
		if (!(weight >= 0)) throw new RangeError(`a ranking of weight ${weight}`);
		if (weight === 0) continue;
		for (const [place, item] of [...new Set(ranked)].entries())
			scores.set(item, (scores.get(item) ?? 0) + weight / (k + place + 1));
	}
	return Array.from(scores, ([item, score]) => ({ item, score })).sort((a, b) => b.score - a.score);
}
