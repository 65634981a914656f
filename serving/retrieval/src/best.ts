import type { TitleIndex } from '@marquee/catalogue';

/**
 * The best of what was offered so far: a heap with the worst of them on top, so that most titles cost one comparison and the
 * others a few. Highest score first, ties by the lower index.
 */
export interface Best {
	readonly indices: Int32Array;
	readonly scores: Float32Array;
	found: number;
	/** What must be reached: the lowest score of a full list. */
	floor: number;
}

/** Room for the best so many. */
export const bestOf = (limit: number): Best => ({
	indices: new Int32Array(limit),
	scores: new Float32Array(limit),
	found: 0,
	floor: limit === 0 ? Infinity : -Infinity,
});

/** Offers a title. Whoever offers many compares with `floor` first. */
export function offer(best: Best, index: TitleIndex, score: number): void {
	const { indices, scores } = best;
	const limit = scores.length;
	if (best.found < limit) {
		rise(best, best.found++, index, score);
		if (best.found === limit) best.floor = scores[0]!;
	} else if (limit > 0 && (score > scores[0]! || (score === scores[0] && index < indices[0]!))) {
		sink(best, 0, index, score);
		best.floor = scores[0]!;
	}
}

/** The titles, best first; the heap is used up. */
export function drained(best: Best): Int32Array {
	const { indices, scores, found } = best;
	while (best.found > 1) {
		const last = --best.found;
		const [index, score] = [indices[last]!, scores[last]!];
		indices[last] = indices[0]!;
		scores[last] = scores[0]!;
		sink(best, 0, index, score);
	}
	best.found = found;
	return indices.subarray(0, found);
}

function rise({ indices, scores }: Best, from: number, index: number, score: number): void {
	let place = from;
	while (place > 0) {
		const above = (place - 1) >>> 1;
		const isWorse = score < scores[above]! || (score === scores[above] && index > indices[above]!);
		if (!isWorse) break;
		indices[place] = indices[above]!;
		scores[place] = scores[above]!;
		place = above;
	}
	indices[place] = index;
	scores[place] = score;
}

function sink({ indices, scores, found }: Best, from: number, index: number, score: number): void {
	let place = from;
	for (let below = 2 * place + 1; below < found; below = 2 * place + 1) {
		const right = below + 1;
		if (
			right < found &&
			(scores[right]! < scores[below]! ||
				(scores[right] === scores[below] && indices[right]! > indices[below]!))
		)
			below = right;
		if (score < scores[below]! || (score === scores[below] && index > indices[below]!)) break;
		indices[place] = indices[below]!;
		scores[place] = scores[below]!;
		place = below;
	}
	indices[place] = index;
	scores[place] = score;
}
