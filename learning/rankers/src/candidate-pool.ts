import { type CountsAt, type SourceName, sourceBit } from '@marquee/features';
import { topK } from '@marquee/numerics';

/** How many titles each source proposes: what retrieval would have found, for moments at which nobody asked it. */
export type PoolDepths = Readonly<Partial<Record<'taste' | 'trending' | 'most-watched', number>>>;

/** About a thousand, half of them by taste. */
export const poolDepths: PoolDepths = { taste: 500, trending: 300, 'most-watched': 300 };

/** Titles that could have been shown, each once, with the sources that proposed them. */
export interface CandidatePool {
	/** In the order in which sources proposed them. `// (N)` */
	readonly titles: Int32Array;
	readonly sources: Uint32Array; // (N)
}

/** The best of each source, without the titles marked 1. */
export function candidatePool(
	taste: Float32Array, // (V)
	counts: CountsAt,
	excluded: Uint8Array, // (V)
	depths: PoolDepths,
): CandidatePool {
	const bits = new Map<number, number>();
	const propose = (source: SourceName, scores: Float32Array, depth = 0) => {
		if (depth === 0) return;
		for (const title of topK(scores, depth, { excluded }))
			bits.set(title, (bits.get(title) ?? 0) | sourceBit(source));
	};
	propose('taste', taste, depths.taste);
	propose('trending', new Float32Array(counts.week), depths.trending);
	propose('most-watched', new Float32Array(counts.profiles), depths['most-watched']);
	return { titles: Int32Array.from(bits.keys()), sources: Uint32Array.from(bits.values()) };
}
