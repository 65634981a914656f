import type { Catalogue } from '@marquee/catalogue';
import type { Title } from '@marquee/contracts';
import { decadeOf, isDisliked, notInCatalogue, type Viewer } from '@marquee/retrieval';
import { pairsOf } from './shelves.ts';

/** Something that titles have in common and a profile leans to, with how many of its titles have it. */
export interface Common<What> {
	readonly what: What;
	readonly titles: number;
}

/** So many of the newest titles are looked at: what somebody leant to years ago says little of today. */
const newest = 200;

/**
 * What a profile's titles have in common more often than chance would have it, most surprising first; ties by key.
 *
 *   lean = n √(n / (n_V + 10)),   n of the profile's titles, n_V of the catalogue's have it
 */
export function leaningsBy<What>(
	{ engaged }: Viewer,
	{ titles }: Catalogue,
	keysOf: (title: Title) => readonly (readonly [key: string, what: What])[],
	sizeOf: (what: What) => number,
	fewest = 2,
): readonly Common<What>[] {
	const counts = new Map<string, { what: What; titles: number }>();
	for (const { index, activity } of engaged.slice(0, newest)) {
		if (index === notInCatalogue || isDisliked(activity)) continue;
		for (const [key, what] of keysOf(titles[index]!)) {
			const known = counts.get(key);
			if (known === undefined) counts.set(key, { what, titles: 1 });
			else known.titles++;
		}
	}
	return [...counts]
		.filter(([, { titles }]) => titles >= fewest)
		.map(([key, common]) => {
			const n = common.titles;
			return { key, common, lean: n * Math.sqrt(n / (sizeOf(common.what) + 10)) };
		})
		.sort((a, b) => b.lean - a.lean || (a.key < b.key ? -1 : 1))
		.map(({ common }) => common);
}

export const pairKeys = ({ genres }: Title) =>
	pairsOf(genres).map((pair) => [pair.join('\n'), pair] as const);

export const genreDecadeKeys = ({ genres, year }: Title) =>
	year === undefined
		? []
		: genres.map(
				(genre) => [`${genre}\n${decadeOf(year)}`, [genre, decadeOf(year)] as const] as const,
			);

export const personKeys = ({ people = [] }: Title) =>
	people.slice(0, 8).map((name) => [name, name] as const);

export const languageKeys = ({ originalLanguage }: Title) =>
	originalLanguage === undefined ? [] : [[originalLanguage, originalLanguage] as const];
