import type { TitleIndex } from '@marquee/catalogue';
import { bestOf, drained, offer } from '@marquee/retrieval';

/** The best so many titles by a score, best first, ties by the lower index: without sorting all of them. */
export function bestBy(
	titles: Iterable<TitleIndex>,
	scoreOf: (index: TitleIndex) => number,
	limit: number,
): Int32Array {
	const best = bestOf(limit);
	for (const index of titles) offer(best, index, scoreOf(index));
	return drained(best);
}

/** The titles that most profiles took up, most first. */
export const mostWatched = (
	titles: Iterable<TitleIndex>,
	profiles: ArrayLike<number>,
	limit: number,
): Int32Array => bestBy(titles, (index) => profiles[index] ?? 0, limit);
