/** What to choose from, and what stands aside. */
export interface Choice {
	/** (V) */
	readonly scores: Float32Array;
	/** (V), 1 for titles that do not count towards `n`. */
	readonly watched: Uint8Array;
	/** The indices to choose among; all V without it. */
	readonly among?: ArrayLike<number>;
	/** Whether a title may be chosen at all; all may without it. */
	readonly admits?: (index: number) => boolean;
}

/** So many watched titles are named beside the unwatched ones: enough to answer "why is it not here?". */
const mostWatchedNamed = 40;

/**
 * The n best unwatched titles, and the watched ones that would have stood among them: best first, ties by index.
 *
 * Watched titles come along so that a filter can reject them with the reason, without taking anybody's place: a profile
 * that has watched a thousand titles still gets n new ones.
 */
export function bestUnwatched(choice: Choice, n: number): readonly number[] {
	const unwatched = new Best(n, choice.scores);
	const watched = new Best(mostWatchedNamed, choice.scores);
	const { among, admits } = choice;
	const size = among?.length ?? choice.scores.length;
	for (let i = 0; i < size; i++) {
		const index = among === undefined ? i : among[i]!;
		const list = choice.watched[index] === 1 ? watched : unwatched;
		if (choice.scores[index]! > list.floor && (admits === undefined || admits(index)))
			list.insert(index);
	}
	const beside = watched.indices.filter((index) => choice.scores[index]! >= unwatched.floor);
	return [...unwatched.indices, ...beside].sort(
		(a, b) => choice.scores[b]! - choice.scores[a]! || a - b,
	);
}

/** The best so far, by insertion: most titles stop at the floor, the score of the last of a full list. */
class Best {
	readonly indices: number[] = [];
	floor = -Infinity;
	readonly #limit: number;
	readonly #scores: Float32Array;

	constructor(limit: number, scores: Float32Array) {
		this.#limit = limit;
		this.#scores = scores;
		if (limit === 0) this.floor = Infinity;
	}

	/** The caller has seen that the score is above the floor. */
	insert(index: number): void {
		const { indices } = this;
		const score = this.#scores[index]!;
		if (indices.length === this.#limit) indices.pop();
		let place = indices.length;
		for (; place > 0 && this.#scores[indices[place - 1]!]! < score; place--)
			indices[place] = indices[place - 1]!;
		indices[place] = index;
		if (indices.length === this.#limit) this.floor = this.#scores[indices.at(-1)!]!;
	}
}
