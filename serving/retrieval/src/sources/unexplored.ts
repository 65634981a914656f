import type { Catalogue } from '@marquee/catalogue';
import type { Title } from '@marquee/contracts';
import type { Source } from '@marquee/pipeline';
import { bestUnwatched } from '../best-unwatched.ts';
import { decadeOf, type KnownGround } from '../known-ground.ts';
import type { Tasted } from '../taste.ts';
import { candidateAt, type TitleCandidate } from '../title-candidate.ts';
import type { Viewer } from '../viewer.ts';

/** A title with what is new about it for this profile. */
export interface NewGround extends TitleCandidate {
	/** In words: a genre that the profile has not touched, or else a decade that it has not. */
	readonly newGround: string;
}

/** Looks beyond the profile's own ground: what it would like, in genres or from decades that it has not touched. */
export function unexplored(
	catalogue: Catalogue,
	n: number,
): Source<Tasted & { readonly viewer: Viewer; readonly knownGround: KnownGround }, NewGround> {
	const genreCounts = Uint8Array.from(catalogue.titles, ({ genres }) => new Set(genres).size);
	const decades = Int16Array.from(catalogue.titles, ({ year }) => decadeOf(year ?? unknownYear));
	return {
		name: 'unexplored',
		onFailure: 'skip', // the page has other rows
		find: ({ taste, viewer: { watched }, knownGround }) => {
			if (taste === undefined) return [];
			const touched = touchedGenres(catalogue, knownGround); // (V)
			const isOldDecade = (index: number) =>
				decades[index] === unknownYear || knownGround.decades.has(decades[index]!);
			const admits = (index: number) =>
				touched[index]! < genreCounts[index]! || !isOldDecade(index);
			return Array.from(bestUnwatched({ scores: taste, watched, admits }, n), (index) => ({
				...candidateAt(catalogue, index),
				newGround: newGround(catalogue.titles[index]!, knownGround),
			}));
		},
	};
}

/** Of a year that nobody knows it cannot be said that it is new. */
const unknownYear = 0;

/** How many of each title's genres the profile has touched. */
function touchedGenres(catalogue: Catalogue, { genres }: KnownGround): Uint8Array {
	const touched = new Uint8Array(catalogue.size);
	for (const genre of genres.keys())
		for (const index of catalogue.ofGenre(genre)) touched[index]!++;
	return touched;
}

/** What is new about a title that was admitted: a genre, or else its decade. */
function newGround({ genres, year }: Title, known: KnownGround): string {
	return genres.find((genre) => !known.genres.has(genre)) ?? `the ${decadeOf(year!)}s`;
}
