import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Title } from '@marquee/contracts';

/** A rating, as watching. */
export interface Watched {
	readonly profile: number;
	readonly title: number;
	readonly at: number;
}

/** A catalogue with who watched what and when. */
export interface Films {
	readonly name: string;
	readonly titles: readonly Title[];
	/** What is said of a title in sentences, by id. */
	readonly plots: ReadonlyMap<string, readonly string[]>;
	readonly watched: readonly Watched[];
}

/** MovieLens (latest, small) with viewers' tags, people and keywords of imdb-5000 and plots of TMDB in eight languages. */
export function movieLensWithFacts(data: string): Films {
	const read = (path: string): string => readFileSync(join(data, path), 'utf8');
	const facts = imdbFacts(read('imdb-5000/movie_metadata.csv'));
	const tagsOf = tagsByFilm(rowsOf(read('ml-latest-small/tags.csv')));
	const links = new Map(
		rowsOf(read('ml-latest-small/links.csv')).map(([film, imdb, tmdb]) => [
			film!,
			{ imdb: Number(imdb), tmdb: tmdb! },
		]),
	);
	const plotOf = tmdbPlots(join(data, 'titles-multilingual/tmdb_films_8lang.tsv.gz'));
	const plots = new Map<string, readonly string[]>();
	const titles = rowsOf(read('ml-latest-small/movies.csv')).map(([film, named, genres]): Title => {
		const link = links.get(film!);
		const known = facts.get(link?.imdb ?? 0);
		const plot = plotOf.get(link?.tmdb ?? '');
		if (plot !== undefined) plots.set(film!, [plot]);
		const tags = [...new Set([...(tagsOf.get(film!) ?? []), ...(known?.tags ?? [])])];
		return {
			...nameAndYear(film!, named!),
			genres: genres!.split('|').filter((genre) => !genre.startsWith('(')),
			...(tags.length > 0 ? { tags } : {}),
			...(known === undefined ? {} : { people: [...known.people] }),
		};
	});
	const indexOf = new Map(titles.map(({ titleId }, at) => [titleId, at]));
	const watched = rowsOf(read('ml-latest-small/ratings.csv')).map(([profile, film, , at]) => ({
		profile: Number(profile) - 1,
		title: indexOf.get(film!)!,
		at: Number(at),
	}));
	return { name: 'MovieLens with facts', titles, plots, watched };
}

/** MovieTweetings: names, years, genres and nothing else. */
export function movieTweetings(folder: string): Films {
	const lines = (file: string) =>
		readFileSync(join(folder, file), 'utf8')
			.trim()
			.split('\n')
			.map((line) => line.split('::'));
	const titles = lines('movies.dat').map(
		([film, named, genres = '']): Title => ({
			...nameAndYear(film!, named!),
			genres: genres.split('|').filter((genre) => genre !== ''),
		}),
	);
	const indexOf = new Map(titles.map(({ titleId }, at) => [titleId, at]));
	const profiles = new Map<string, number>();
	const watched = lines('ratings.dat').map(([user, film, , at]) => {
		if (!profiles.has(user!)) profiles.set(user!, profiles.size);
		return { profile: profiles.get(user!)!, title: indexOf.get(film!)!, at: Number(at) };
	});
	return { name: 'MovieTweetings', titles, plots: new Map(), watched };
}

function nameAndYear(titleId: string, named: string): Pick<Title, 'titleId' | 'name' | 'year'> {
	const year = /\((\d{4})\)\s*$/.exec(named)?.[1];
	const name = named.replace(/\s*\(\d{4}\)\s*$/, '');
	return { titleId, name, ...(year === undefined ? {} : { year: Number(year) }) };
}

function imdbFacts(table: string) {
	const facts = new Map<number, { people: readonly string[]; tags: readonly string[] }>();
	for (const line of table.split('\n').slice(1)) {
		const cells = line.split(';');
		const id = /tt(\d+)/.exec(cells[18] ?? '')?.[1];
		if (id === undefined) continue;
		const people = [2, 11, 7, 15].map((column) => cells[column]!).filter((name) => name !== '');
		const tags = cells[17]!.split('|').filter((tag) => tag !== '');
		facts.set(Number(id), { people: [...new Set(people)], tags });
	}
	return facts;
}

function tagsByFilm(
	rows: readonly (readonly string[])[],
): ReadonlyMap<string, ReadonlySet<string>> {
	const tags = new Map<string, Set<string>>();
	for (const [, film, tag] of rows) {
		const known = tags.get(film!) ?? new Set();
		tags.set(film!, known.add(tag!.toLowerCase()));
	}
	return tags;
}

function tmdbPlots(path: string): ReadonlyMap<string, string> {
	const lines = gunzipSync(readFileSync(path)).toString().split('\n').slice(1);
	return new Map(
		lines
			.map((line) => line.split('\t'))
			.flatMap((cells) => (cells[5] ? [[cells[0]!, cells[5]] as const] : [])),
	);
}

/** The rows of a table of comma-separated values, without its heading. */
function rowsOf(table: string): readonly (readonly string[])[] {
	const cell = /(?:"((?:[^"]|"")*)"|([^,]*))(?:,|$)/g;
	const lines = table
		.split(/\r?\n/)
		.slice(1)
		.filter((line) => line !== '');
	return lines.map((line) => {
		const cells = Array.from(
			line.matchAll(cell),
			([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
		);
		return line.endsWith(',') ? cells : cells.slice(0, -1);
	});
}
