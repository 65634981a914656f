import { popularityOf, type Watched } from './watched.ts';

/** The titles that a dense model has room for. */
export interface Modelled {
	/** The titles that have a row, ascending. (M) */
	readonly titles: Int32Array;
	/** The row of each title, −1 without. (V) */
	readonly placeOf: Int32Array;
	/** Titles without a row, with a penalty that grows as popularity falls, within (0, 1]. */
	readonly rest: readonly { readonly title: number; readonly penalty: number }[];
}

/** The `maxTitles` most watched; among equals the lower title. */
export function mostWatched(watched: Watched, maxTitles: number): Modelled {
	const popularity = popularityOf(watched);
	const byPopularity = Int32Array.from(popularity.keys()).sort(
		(a, b) => popularity[b]! - popularity[a]! || a - b,
	);
	const titles = byPopularity.slice(0, maxTitles).sort();
	const placeOf = new Int32Array(watched.titles).fill(-1);
	for (const [place, title] of titles.entries()) placeOf[title] = place;
	const left = byPopularity.subarray(maxTitles);
	const most = popularity[left[0] ?? 0]!;
	const rest = Array.from(left, (title) => ({
		title,
		penalty: 1 - popularity[title]! / (most + 1),
	}));
	return { titles, placeOf, rest };
}
