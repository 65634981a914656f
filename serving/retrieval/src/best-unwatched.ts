/** What to choose from, and what stands aside. */
export interface Choice {
	/** (V) */
	readonly scores: Float32Array;
	/** (V), 1 for titles that do not count towards `n`. */
	readonly watched: Uint8Array;
	/** The indices to choose among; all V without it. */
	readonly among?: readonly number[];
	/** Whether a title may be chosen at all; all may without it. */
	readonly admits?: (index: number) => boolean;
}

/** So many watched titles are named beside the unwatched ones: enough to answer "why is it not here?". */
const watchedNamed = 40;

/**
 * The n best unwatched titles, and the watched ones that would have stood among them: best first, ties by index.
 *
 * Watched titles come along so that a filter can reject them with the reason, without taking anybody's place: a profile
 * that has watched a thousand titles still gets n new ones. One pass over the scores, no object per title.
 */
export function bestUnwatched(choice: Choice, n: number): readonly number[] {
	const { scores, watched: isWatched, among, admits } = choice;
	const unwatched = bestOf(n);
	const watched = bestOf(watchedNamed);
	const size = among === undefined ? scores.length : among.length;
	for (let i = 0; i < size; i++) {
		const index = among === undefined ? i : among[i]!;
		const score = scores[index]!;
		const list = isWatched[index] === 1 ? watched : unwatched;
		if (score > list.floor && (admits === undefined || admits(index))) insert(list, index, score);
	}
	const chosen = [...unwatched.indices.subarray(0, unwatched.found)];
	for (let place = 0; place < watched.found; place++)
		if (watched.scores[place]! >= unwatched.floor) chosen.push(watched.indices[place]!);
	return watched.found === 0 ? chosen : chosen.sort((a, b) => scores[b]! - scores[a]! || a - b);
}

/** The best so far, best first; its scores lie beside their indices, so that moving up reads one stretch of memory. */
interface Best {
	readonly indices: Int32Array;
	readonly scores: Float32Array;
	found: number;
	/** What must be exceeded: the score of the last of a full list. Most titles stop here. */
	floor: number;
}

const bestOf = (limit: number): Best => ({
	indices: new Int32Array(limit),
	scores: new Float32Array(limit),
	found: 0,
	floor: limit === 0 ? Infinity : -Infinity,
});

function insert(best: Best, index: number, score: number): void {
	const { indices, scores } = best;
	let place = best.found < scores.length ? best.found++ : best.found - 1;
	for (; place > 0 && scores[place - 1]! < score; place--) {
		scores[place] = scores[place - 1]!;
		indices[place] = indices[place - 1]!;
	}
	scores[place] = score;
	indices[place] = index;
	if (best.found === scores.length) best.floor = scores[best.found - 1]!;
}
