import { join } from 'node:path';
import type { Title, ViewingEvent } from '@marquee/contracts';
import { cellsOf, momentFromSeconds, numberWithin, required, whole } from './fields.ts';
import { filmName } from './film-name.ts';
import { type Format, hasAll } from './format.ts';
import { importSource } from './import-source.ts';
import { linesOf } from './lines.ts';
import { movieLensNaming } from './movielens-naming.ts';
import { onceEach } from './once-each.ts';
import { ratingEvent } from './rating-event.ts';
import { readRows } from './read-rows.ts';

const naming = movieLensNaming('100k');

/** The 19 flags at the end of a row of u.item, in their order. `unknown` is none. */
const genres = [
	'unknown',
	'Action',
	'Adventure',
	'Animation',
	"Children's",
	'Comedy',
	'Crime',
	'Documentary',
	'Drama',
	'Fantasy',
	'Film-Noir',
	'Horror',
	'Musical',
	'Mystery',
	'Romance',
	'Sci-Fi',
	'Thriller',
	'War',
	'Western',
];

const filmColumns = ['film', 'name', 'released', 'video', 'address', ...genres];
const ratingColumns = ['user', 'film', 'rating', 'seconds'];

/**
 * MovieLens 100K: `u.item` (latin-1, `|` between columns, 19 genre flags) and `u.data` (tabs; ratings 1 to 5).
 * User 12 becomes profile `ml100k-12`, film 50 title `ml100k-film-50`.
 * @paper Harper, Konstan: The MovieLens Datasets: History and Context. ACM TiiS 2015.
 */
export const movieLens100k: Format = {
	name: 'movielens-100k',
	looksFor: 'a folder with u.data and u.item',
	recognises: (place) => hasAll(place, 'u.data', 'u.item'),
	open: ({ path }) => {
		const films = join(path, 'u.item');
		const ratings = join(path, 'u.data');
		return importSource({
			format: 'movielens-100k',
			path,
			titles: {
				file: films,
				read: (tally) => readRows(linesOf(films, 'latin-1'), tally, onceEach(titleOf)),
			},
			events: { file: ratings, read: (tally) => readRows(linesOf(ratings), tally, ratingOf) },
		});
	},
};

function titleOf(text: string): Title {
	const cells = cellsOf(text, '|', filmColumns);
	const flags = cells.slice(filmColumns.length - genres.length);
	return {
		titleId: naming.title(whole(cells[0], 'film')),
		...filmName(required(cells[1], 'name')),
		genres: genres.filter((genre, at) => numberWithin(flags[at], genre, [0, 1]) === 1 && at > 0),
	};
}

function ratingOf(text: string): ViewingEvent {
	const [user, film, rating, seconds] = cellsOf(text, '\t', ratingColumns);
	return ratingEvent(naming, {
		user: whole(user, 'user'),
		item: whole(film, 'film'),
		rating: numberWithin(rating, 'rating', [1, 5]),
		outOf: 5,
		happenedAt: momentFromSeconds(seconds, 'seconds'),
	});
}
