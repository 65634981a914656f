import type { Context } from '@marquee/pipeline';
import { bigGenres, genresToTry, isOften } from '../genres.ts';
import type { Makings } from '../makings.ts';
import type { PageQuery } from '../page-query.ts';
import type { RowFamily } from '../row-offer.ts';
import { type Shelf, shelfRow } from './shelves.ts';

/** Rows of genres: those the profile leans to and a few to try; for a new profile the big ones of the catalogue. */
export function genreShelves(makings: Makings): RowFamily {
	const big = bigShelves(makings);
	return {
		name: 'genre-shelves',
		onFailure: 'skip', // the page has other rows
		find: (query, context) =>
			(query.viewer.isNew ? big() : shelvesFor(query, makings, context)).map((shelf) =>
				shelfRow(shelf, query, makings),
			),
	};
}

/** The big genres as of what is counted now; chosen anew only when the counts are others. */
function bigShelves(makings: Makings): () => readonly Shelf[] {
	const { catalogue, popularity, policy } = makings;
	const forNew = policy.offered.genre + policy.offered['genre-to-try'];
	let by: Float32Array | undefined;
	let shelves: readonly Shelf[] = [];
	return () => {
		const prominence = popularity.prominence();
		if (prominence !== by)
			shelves = bigGenres(catalogue, prominence, forNew).map((genre) =>
				shelfOf(genre, 'Much watched here', makings),
			);
		by = prominence;
		return shelves;
	};
}

const shelfOf = (genre: string, sentence: string, { catalogue }: Makings): Shelf => ({
	id: genre,
	family: 'genre',
	heading: genre,
	sentence,
	titles: catalogue.ofGenre(genre),
});

function shelvesFor(
	{ leanings, shape }: PageQuery,
	makings: Makings,
	{ random }: Context,
): readonly Shelf[] {
	const { catalogue, policy } = makings;
	const own = leanings.slice(0, policy.offered.genre);
	const others = catalogue.genres.filter((genre) => !own.some((leant) => leant.genre === genre));
	const wellStocked = others.filter(
		(genre) => catalogue.ofGenre(genre).length >= shape.titlesPerRow,
	);
	// Who leans to little yet has the more to try: its page is to be no shorter than that of a new profile.
	const toTry = policy.offered['genre-to-try'] + policy.offered.genre - own.length;
	const tried = genresToTry(wellStocked, toTry, catalogue, random);
	return [
		...own.map((leaning) =>
			shelfOf(
				leaning.genre,
				isOften(leaning) ? 'You often watch these' : 'You have watched some',
				makings,
			),
		),
		...tried.map(({ genre, foundWith }) => ({
			...shelfOf(genre, 'For a change', makings),
			foundWith,
		})),
	];
}
