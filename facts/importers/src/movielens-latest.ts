import { join } from 'node:path';
import type { Title, ViewingEvent } from '@marquee/contracts';
import { type Cells, csvTable } from './csv-table.ts';
import { momentFromSeconds, numberWithin, required, whole } from './fields.ts';
import { filmName } from './film-name.ts';
import { type Format, hasAll } from './format.ts';
import { importSource } from './import-source.ts';
import { movieLensNaming } from './movielens-naming.ts';
import { onceEach } from './once-each.ts';
import { ratingEvent } from './rating-event.ts';
import { readRows } from './read-rows.ts';

const naming = movieLensNaming('latest');

/**
 * MovieLens latest (and 10M and later by the same columns): `movies.csv` (`movieId,title,genres`) and `ratings.csv`
 * (`userId,movieId,rating,timestamp`, ratings .5 to 5). Tags and links are not read. User 12 becomes profile
 * `mllatest-12`, film 50 title `ml-film-50`.
 * @paper Harper, Konstan: The MovieLens Datasets: History and Context. ACM TiiS 2015.
 */
export const movieLensLatest: Format = {
	name: 'movielens-latest',
	looksFor: 'a folder with movies.csv and ratings.csv',
	recognises: (place) => hasAll(place, 'movies.csv', 'ratings.csv'),
	open: ({ path }) => {
		const films = csvTable(join(path, 'movies.csv'), ['movieId', 'title', 'genres']);
		const ratings = csvTable(join(path, 'ratings.csv'), [
			'userId',
			'movieId',
			'rating',
			'timestamp',
		]);
		const title = (text: string) => titleOf(films.cells(text));
		const rating = (text: string) => ratingOf(ratings.cells(text));
		return importSource({
			format: 'movielens-latest',
			path,
			titles: {
				file: join(path, 'movies.csv'),
				read: (tally) => readRows(films.records(), tally, onceEach(title)),
			},
			events: {
				file: join(path, 'ratings.csv'),
				read: (tally) => readRows(ratings.records(), tally, rating),
			},
		});
	},
};

function titleOf(cell: Cells): Title {
	const genres = required(cell('genres'), 'genres');
	return {
		titleId: naming.title(whole(cell('movieId'), 'movieId')),
		...filmName(required(cell('title'), 'title')),
		genres: genres === '(no genres listed)' ? [] : genres.split('|'),
	};
}

const ratingOf = (cell: Cells): ViewingEvent =>
	ratingEvent(naming, {
		user: whole(cell('userId'), 'userId'),
		item: whole(cell('movieId'), 'movieId'),
		rating: numberWithin(cell('rating'), 'rating', [0.5, 5]),
		outOf: 5,
		happenedAt: momentFromSeconds(cell('timestamp'), 'timestamp'),
	});
