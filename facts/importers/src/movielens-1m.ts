import { join } from 'node:path';
import type { Title, ViewingEvent } from '@marquee/contracts';
import { csvTable } from './csv-table.ts';
import { cellsOf, momentFromSeconds, numberWithin, required, whole } from './fields.ts';
import { filmName } from './film-name.ts';
import { firstLine } from './first-line.ts';
import { type Format, hasAll } from './format.ts';
import { type Assume, importSource, type Part } from './import-source.ts';
import { linesOf } from './lines.ts';
import { movieLensNaming } from './movielens-naming.ts';
import { onceEach } from './once-each.ts';
import { eventIdOf, ratingEvent } from './rating-event.ts';
import { readRows } from './read-rows.ts';
import type { RowTally } from './row-tally.ts';

const naming = movieLensNaming('1m');

/** A release of which a third of the rows lack rating and time; looked for in this order when there is no ratings.dat. */
const partialFiles = ['ratings_partial.csv.gz', 'ratings_partial.csv'];

/**
 * MovieLens 1M: `movies.dat` (latin-1, `1::Toy Story (1995)::Animation|Comedy`) and `ratings.dat`
 * (`user::film::rating::seconds`, 1 to 5), or `ratings_partial.csv.gz` in its stead. User 12 becomes profile `ml1m-12`,
 * film 50 title `ml-film-50`.
 *
 * In `ratings_partial.csv` (`userID,movieID,rating,timestamp,ts_min,ts_max`) a row without a rating says that somebody
 * watched a film and rated it somehow, at a time between two bounds. It becomes a `play` at the upper bound: what is
 * known of it, at the moment from which it can be known. So no cut-off in time ever shows it too early.
 * @paper Harper, Konstan: The MovieLens Datasets: History and Context. ACM TiiS 2015.
 */
export const movieLens1m: Format = {
	name: 'movielens-1m',
	looksFor:
		'a folder with movies.dat (1::Name (Year)::Genre|Genre) and ratings.dat or ratings_partial.csv.gz',
	recognises: async (place) =>
		hasAll(place, 'movies.dat') &&
		['ratings.dat', ...partialFiles].some((name) => hasAll(place, name)) &&
		/^\d{1,6}::/.test((await firstLine(join(place.path, 'movies.dat'), 'latin-1')) ?? ''),
	open: (place) => {
		const films = join(place.path, 'movies.dat');
		const partial = hasAll(place, 'ratings.dat')
			? undefined
			: partialFiles.find((name) => hasAll(place, name));
		return importSource({
			format: 'movielens-1m',
			path: place.path,
			titles: { file: films, read: (tally) => movieLens1mTitles(films, tally) },
			events:
				partial === undefined
					? wholeRatings(join(place.path, 'ratings.dat'))
					: partialRatings(join(place.path, partial)),
		});
	},
};

/** The films of `movies.dat`, batch by batch. */
export const movieLens1mTitles = (
	file: string,
	tally: RowTally,
): AsyncGenerator<readonly Title[]> => readRows(linesOf(file, 'latin-1'), tally, onceEach(titleOf));

/** The title that film 50 of MovieLens is. */
export const movieLens1mTitleId = (film: number): string => naming.title(film);

function titleOf(text: string): Title {
	const [film, name, genres] = cellsOf(text, '::', ['film', 'name', 'genres']);
	return {
		titleId: naming.title(whole(film, 'film')),
		...filmName(required(name, 'name')),
		genres: genres!.split('|').filter((genre) => genre !== ''),
	};
}

const wholeRatings = (file: string): Part<ViewingEvent> => ({
	file,
	read: (tally) => readRows(linesOf(file), tally, ratingOf),
});

function ratingOf(text: string): ViewingEvent {
	const [user, film, rating, seconds] = cellsOf(text, '::', ['user', 'film', 'rating', 'seconds']);
	return ratingEvent(naming, {
		user: whole(user, 'user'),
		item: whole(film, 'film'),
		rating: numberWithin(rating, 'rating', [1, 5]),
		outOf: 5,
		happenedAt: momentFromSeconds(seconds, 'seconds'),
	});
}

function partialRatings(file: string): Part<ViewingEvent> {
	const table = csvTable(file, ['userID', 'movieID', 'rating', 'timestamp', 'ts_min', 'ts_max']);
	return {
		file,
		read: (tally, assume) =>
			readRows(table.records(), tally, (text) => partialRating(table.cells(text), assume)),
	};
}

function partialRating(cell: (column: string) => string | undefined, assume: Assume): ViewingEvent {
	const row = { user: whole(cell('userID'), 'userID'), item: whole(cell('movieID'), 'movieID') };
	if (cell('rating') !== '' || cell('timestamp') !== '')
		return ratingEvent(naming, {
			...row,
			rating: numberWithin(cell('rating'), 'rating', [1, 5]),
			outOf: 5,
			happenedAt: momentFromSeconds(cell('timestamp'), 'timestamp'),
		});
	const happenedAt = momentFromSeconds(cell('ts_max'), 'ts_max');
	assume('no rating and no time: a play, at the latest moment at which it can have been');
	return {
		kind: 'play',
		eventId: eventIdOf(naming, { ...row, happenedAt }),
		profileId: naming.profile(row.user),
		titleId: naming.title(row.item),
		happenedAt,
	};
}
