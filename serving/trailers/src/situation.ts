import type { Trailer } from '@marquee/contracts';

/** What is known of whoever will see the trailer, at the moment of choosing. */
export interface ViewerContext {
	/** How much the profile leans towards each genre or mood; see `leaningsOf`. */
	readonly leanings: Readonly<Record<string, number>>;
	/** Where the profile stands in the space of a model, or a projection of it: few numbers learn faster than many. */
	readonly taste?: readonly number[];
	readonly device?: string;
}

/** All that a policy may look at: a title, its trailers in the order of their ids, and a viewer. */
export interface Situation {
	readonly titleId: string;
	readonly trailers: readonly Trailer[];
	readonly viewer: ViewerContext;
}

/** Something a profile watched, and how much it counts; 1 unless said otherwise. */
export interface Watched {
	readonly genres: readonly string[];
	readonly weight?: number;
}

/**
 * How much a profile leans towards each genre, from what it watched: a direction of length 1, so that whoever watches much
 * does not lean more than whoever watches little. A title spreads its weight evenly over its genres; genres are told apart
 * without regard to case. Nothing watched, no leanings.
 */
export function leaningsOf(watched: Iterable<Watched>): Readonly<Record<string, number>> {
	const totals = new Map<string, number>();
	for (const { genres, weight = 1 } of watched)
		for (const genre of genres) {
			const label = genre.toLowerCase();
			totals.set(label, (totals.get(label) ?? 0) + weight / genres.length);
		}
	const length = Math.hypot(...totals.values());
	if (length === 0) return {};
	return Object.fromEntries(
		[...totals].sort(byName).map(([label, total]) => [label, total / length]),
	);
}

const byName = ([a]: readonly [string, number], [b]: readonly [string, number]) => (a < b ? -1 : 1);
