import type { Catalogue, TitleIndex } from '@marquee/catalogue';
import { bestOf, drained, offer } from '../best.ts';
import { watchedNamed } from '../best-unwatched.ts';
import type { KnownGround } from '../known-ground.ts';
import type { Popularity } from '../popularity.ts';
import { type TitleSource, titleSource } from '../title-source.ts';
import type { Viewer } from '../viewer.ts';

/** A genre's share in a profile's past leans on its share in the catalogue as if so many titles had been watched before. */
const shrinkage = 10;
/** What a genre has to offer is looked at anew so often: all-time popularity moves slowly. */
const keptMs = 600_000;
/** So much of a genre's order is kept. */
const longestShelf = 2_000;

/**
 * Looks on the shelves of the genres that the profile leans to, at what the most profiles ever took up there, each genre in
 * proportion to its lean.
 *
 *   lean(g) = (n(g) + 10 b(g)) ÷ (N + 10) − b(g)
 *
 * n(g) of the profile's N titles are of genre g, and the share b(g) of the catalogue. Genres without a positive lean have
 * no place. Places are given one after the other to the genre with the greatest lean ÷ (places had + 1).
 */
export function genreAffinity(
	catalogue: Catalogue,
	popularity: Popularity,
	n: number,
): TitleSource<{ readonly viewer: Viewer; readonly knownGround: KnownGround }> {
	const shelves = new Map<string, Shelf>();
	const shelf = (genre: string, now: number): Int32Array => {
		let known = shelves.get(genre);
		if (known === undefined || now < known.madeAt || now - known.madeAt >= keptMs) {
			known = { madeAt: now, titles: byProminence(catalogue.ofGenre(genre), popularity) };
			shelves.set(genre, known);
		}
		return known.titles;
	};
	return titleSource(catalogue, {
		name: 'genre-affinity',
		seek: ({ viewer, knownGround }, { now }) => {
			const leanings = leaningsOf(knownGround, catalogue);
			const aisles = leanings.map(({ genre, lean }) => ({ lean, titles: shelf(genre, now) }));
			return { indices: walked(aisles, viewer, n) };
		},
	});
}

interface Shelf {
	readonly madeAt: number;
	readonly titles: Int32Array;
}

function byProminence(titles: readonly TitleIndex[], popularity: Popularity): Int32Array {
	const prominence = popularity.prominence();
	const best = bestOf(Math.min(longestShelf, titles.length));
	for (const title of titles) offer(best, title, prominence[title]!);
	return drained(best);
}

function leaningsOf({ genres, titles }: KnownGround, catalogue: Catalogue) {
	return [...genres]
		.map(([genre, count]) => {
			const share = catalogue.ofGenre(genre).length / catalogue.size;
			return { genre, lean: (count + shrinkage * share) / (titles + shrinkage) - share };
		})
		.filter(({ lean }) => lean > 0)
		.sort((a, b) => b.lean - a.lean || (a.genre < b.genre ? -1 : 1));
}

/** Walks along the shelves until n unwatched titles are found; watched ones on the way are named too. */
function walked(
	aisles: readonly { readonly lean: number; readonly titles: Int32Array }[],
	{ watched }: Viewer,
	n: number,
): Int32Array {
	const found = new Set<TitleIndex>();
	const at = new Int32Array(aisles.length);
	const had = new Int32Array(aisles.length);
	let [unwatched, named] = [0, 0];
	while (unwatched < n) {
		const next = nextAisle(aisles, at, had);
		if (next === -1) break;
		const title = aisles[next]!.titles[at[next]!++]!;
		if (found.has(title)) continue;
		if (watched[title] === 1) {
			if (named++ < watchedNamed) found.add(title);
			continue;
		}
		found.add(title);
		had[next]!++;
		unwatched++;
	}
	return Int32Array.from(found);
}

/** The aisle whose turn it is, of those that have something left; −1 if none has. */
function nextAisle(
	aisles: readonly { readonly lean: number; readonly titles: Int32Array }[],
	at: Int32Array,
	had: Int32Array,
): number {
	let [next, most] = [-1, 0];
	for (let i = 0; i < aisles.length; i++) {
		const { lean, titles } = aisles[i]!;
		const claim = lean / (had[i]! + 1);
		if (at[i]! < titles.length && claim > most) [next, most] = [i, claim];
	}
	return next;
}
