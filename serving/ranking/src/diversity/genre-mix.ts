import type { Catalogue, TitleIndex } from '@marquee/catalogue';
import type { RequestHydrator } from '@marquee/pipeline';
import { isDisliked, notInCatalogue, type Viewer } from '@marquee/retrieval';
import { catalogueGenres, type TitleGenres } from './title-genres.ts';

/** What share of its watching a profile gives to each genre; sums to 1 where any title has a genre. */
export type GenreMix = Float64Array; // (G)

/** What a request carries for slates whose genres shall be those of the profile. */
export interface GenreMixed {
	readonly genreMix: GenreMix;
}

/** Titles of the catalogue's own mix that every profile is imagined to have watched: one western makes no western fan. */
const caution = 5;

/**
 * The mix of genres that profiles are owed, from the titles that they have chosen.
 *
 *   p(g | u) = (Σ_{i watched by u} p(g | i) + 5 p(g)) / (titles with genres + 5)
 *
 * p(g | i) is 1 / genres of i for each of them, p(g) the mean over the catalogue. So whoever has watched
 * nothing is owed the catalogue's variety.
 * @paper Steck: Calibrated Recommendations. RecSys 2018.
 */
export function genreMixes(genres: TitleGenres): (watched: Iterable<TitleIndex>) => GenreMix {
	const { names, offsets } = genres;
	const usual = new Float64Array(names.length); // (G)
	let counted = 0;
	for (let title = 0; title + 1 < offsets.length; title++)
		counted += addGenres(usual, genres, title);
	for (let g = 0; g < usual.length; g++) usual[g]! *= caution / Math.max(1, counted);
	return (watched) => {
		const mix = usual.slice();
		let titles = caution;
		for (const title of watched) titles += addGenres(mix, genres, title);
		for (let g = 0; g < mix.length; g++) mix[g]! /= titles;
		return mix;
	};
}

/** Learns the mix of genres that the profile is owed, from all it engaged with and does not dislike. */
export function genreMix(
	catalogue: Catalogue,
): RequestHydrator<{ readonly viewer: Viewer }, GenreMixed> {
	const mixOf = genreMixes(catalogueGenres(catalogue));
	return {
		name: 'genre-mix',
		onFailure: 'fail', // nothing but counting: what fails here is a bug
		hydrate: ({ viewer }) => ({
			genreMix: mixOf(
				viewer.engaged
					.filter(({ index, activity }) => index !== notInCatalogue && !isDisliked(activity))
					.map(({ index }) => index),
			),
		}),
	};
}

/** Adds a title's genres in equal parts; answers 1, or 0 for a title without any. */
function addGenres(mix: Float64Array, { offsets, of }: TitleGenres, title: TitleIndex): 0 | 1 {
	const [from, to] = [offsets[title]!, offsets[title + 1]!];
	for (let at = from; at < to; at++) mix[of[at]!]! += 1 / (to - from);
	return to > from ? 1 : 0;
}
