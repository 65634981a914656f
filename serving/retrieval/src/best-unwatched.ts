import type { TitleIndex } from '@marquee/catalogue';
import { type Best, bestOf, drained, emptied, offer } from './best.ts';

/** What to choose from, and what stands aside. */
export interface Choice {
	/** (V) */
	readonly scores: Float32Array;
	/** (V), 1 for titles that do not count towards `n`. */
	readonly watched: Uint8Array;
	/** The indices to choose among; all V without it. */
	readonly among?: ArrayLike<TitleIndex>;
	/** Whether a title may be chosen at all; all may without it. */
	readonly admits?: ((index: TitleIndex) => boolean) | undefined;
	/**
	 * Every title that reaches some score, ascending: looked through first, and all the others only where too few of these may be chosen.
	 * With `among`, `admits` must then hold of no other title.
	 */
	readonly foremost?: Int32Array | undefined;
}

/** So many watched titles are named beside the unwatched ones: enough to answer "why is it not here?". */
export const watchedNamed = 40;

/**
 * The n best unwatched titles, and the watched ones that would have stood among them: best first, ties by index.
 *
 * Watched titles come along so that a filter can reject them with the reason, without taking anybody's place: a profile
 * that has watched a thousand titles still gets n new ones. One pass over the scores, no object per title.
 */
export function bestUnwatched(choice: Choice, n: number): Int32Array {
	const { scores, among, foremost } = choice;
	const found = { unwatched: bestOf(n), watched: bestOf(watchedNamed) };
	if (foremost !== undefined) lookThrough(choice, foremost, found);
	if (foremost === undefined || found.unwatched.held < n) {
		emptied(found.unwatched);
		emptied(found.watched);
		lookThrough(choice, among, found);
	}
	const fresh = drained(found.unwatched);
	if (found.watched.held === 0) return fresh;
	const least = fresh.length < n ? -Infinity : (scores[fresh.at(-1) ?? -1] ?? Infinity);
	return together(fresh, drained(found.watched), scores, least);
}

/** Offers each of these titles, or all, to those that it belongs to. */
function lookThrough(
	{ scores, watched: isWatched, admits }: Choice,
	among: Choice['among'],
	{ unwatched, watched }: { readonly unwatched: Best; readonly watched: Best },
): void {
	const size = among === undefined ? scores.length : among.length;
	// What the unwatched must reach only rises, and a watched title below it would not stand among them.
	let { floor } = unwatched;
	for (let i = 0; i < size; i++) {
		const index = among === undefined ? i : among[i]!;
		const score = scores[index]!;
		if (score < floor || (admits !== undefined && !admits(index))) continue;
		if (isWatched[index] === 1) offer(watched, index, score);
		else {
			offer(unwatched, index, score);
			floor = unwatched.floor;
		}
	}
}

/** Two lists, best first, as one; of the second only what reaches the floor. */
function together(
	first: Int32Array,
	second: Int32Array,
	scores: Float32Array,
	floor: number,
): Int32Array {
	const merged = new Int32Array(first.length + second.length);
	let [a, b, place] = [0, 0, 0];
	while (a < first.length || b < second.length) {
		const [one, other] = [first[a] ?? -1, second[b] ?? -1];
		if (other === -1 || (one !== -1 && isBefore(scores, one, other))) {
			merged[place++] = one;
			a++;
		} else {
			if (scores[other]! >= floor) merged[place++] = other;
			b++;
		}
	}
	return merged.subarray(0, place);
}

const isBefore = (scores: Float32Array, a: TitleIndex, b: TitleIndex): boolean =>
	scores[a]! > scores[b]! || (scores[a] === scores[b] && a < b);
