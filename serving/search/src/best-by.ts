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

/** How much a title is watched, from 0 to below 1 and rising: what parts equals without making up for anything else. */
export const watchedShare = (profiles = 0): number => {
	const counted = Math.max(0, profiles);
	return counted / (counted + usualProfiles);
};

/** Anywhere between the least and the most watched: it only spreads the scale. */
const usualProfiles = 100;

/** The titles that most profiles took up, most first. */
export const mostWatched = (
	titles: Iterable<TitleIndex>,
	profiles: ArrayLike<number>,
	limit: number,
): Int32Array => bestBy(titles, (index) => profiles[index] ?? 0, limit);
