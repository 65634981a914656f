import { join } from 'node:path';
import type { Title, ViewingEvent } from '@marquee/contracts';
import type { ProfileId, TitleId } from '@marquee/units';
import { cellsOf, momentFromSeconds, numberWithin, required, whole } from './fields.ts';
import { filmName } from './film-name.ts';
import { firstLine } from './first-line.ts';
import { type Format, hasAll } from './format.ts';
import { importSource } from './import-source.ts';
import { linesOf } from './lines.ts';
import { onceEach } from './once-each.ts';
import { type Naming, ratingEvent } from './rating-event.ts';
import { readRows } from './read-rows.ts';

const naming: Naming = {
	dataSet: 'mt',
	profile: (user) => `mt-${user}` as ProfileId,
	title: (imdbNumber) => `tt${String(imdbNumber).padStart(7, '0')}` as TitleId,
};

/**
 * MovieTweetings: ratings from 0 to 10 that people published, of films by their IMDb numbers.
 *
 * `movies.dat` has `0111161::The Shawshank Redemption (1994)::Crime|Drama`, `ratings.dat` has
 * `user::film::rating::seconds`, both UTF-8. User 12 becomes profile `mt-12`, film 0111161 title `tt0111161`.
 * @paper Dooms, De Pessemier, Martens: MovieTweetings: a Movie Rating Dataset Collected From Twitter. CrowdRec 2013.
 */
export const movieTweetings: Format = {
	name: 'movietweetings',
	looksFor: 'a folder with movies.dat (0111161::Name (Year)::Genre|Genre) and ratings.dat',
	recognises: async (place) =>
		hasAll(place, 'movies.dat', 'ratings.dat') &&
		/^\d{7,8}::/.test((await firstLine(join(place.path, 'movies.dat'), 'latin-1')) ?? ''),
	open: ({ path }) => {
		const films = join(path, 'movies.dat');
		const ratings = join(path, 'ratings.dat');
		return importSource({
			format: 'movietweetings',
			path,
			titles: {
				file: films,
				read: (tally) => readRows(linesOf(films), tally, onceEach(titleOf)),
			},
			events: {
				file: ratings,
				read: (tally) => readRows(linesOf(ratings), tally, ratingOf),
			},
		});
	},
};

function titleOf(text: string): Title {
	const [film, name, genres] = cellsOf(text, '::', ['film', 'name', 'genres']);
	return {
		titleId: naming.title(whole(film, 'film')),
		...filmName(required(name, 'name')),
		genres: genres!.split('|').filter((genre) => genre !== ''), // some films have none
	};
}

function ratingOf(text: string): ViewingEvent {
	const [user, film, rating, seconds] = cellsOf(text, '::', ['user', 'film', 'rating', 'seconds']);
	return ratingEvent(naming, {
		user: whole(user, 'user'),
		item: whole(film, 'film'),
		rating: numberWithin(rating, 'rating', [0, 10]),
		outOf: 10,
		happenedAt: momentFromSeconds(seconds, 'seconds'),
	});
}
