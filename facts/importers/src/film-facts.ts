import { validatedTitle } from '@marquee/catalogue';
import type { Title } from '@marquee/contracts';
import { brokenBy } from './broken-row.ts';
import { countryCode, languageCode } from './english-names.ts';
import { importFailure } from './errors.ts';
import { cellsOf } from './fields.ts';
import { linesOf, type SourceRow } from './lines.ts';
import { readRows } from './read-rows.ts';
import { type RowsReport, RowTally } from './row-tally.ts';

/** Titles with the facts that another table has of the same films. */
export interface JoinedTitles {
	readonly titles: readonly Title[]; // (V), in the given order
	/** How many of them the table knew. */
	readonly joined: number;
	readonly report: RowsReport;
}

/**
 * The titles, with director, actors, keywords, language and country from the table known as IMDB 5000: columns
 * between `;`, no quotes. A film is the same if its name is (letters and digits, without article) and its year is, or
 * misses it by one: years of production and of release are told for one another.
 *
 * Nothing that was measured after a film came out is read: no score, votes, gross or likes. Yet that a film stands in
 * such a table says that it was not forgotten; whoever reports with it says so, and reports without it too.
 *
 * @throws {Failure} `import-header-wrong` if a column is missing, or as any reading of a file.
 */
export async function withFilmFacts(titles: readonly Title[], file: string): Promise<JoinedTitles> {
	const tally = new RowTally(file);
	const films = new Map<string, Facts>();
	const header = { columns: [] as readonly string[] };
	const rows = readRows(afterHeader(file, header), tally, (text) => factsOf(text, header.columns));
	for await (const batch of rows)
		for (const film of batch) {
			const key = keyOf(film.name, film.year);
			if (!films.has(key)) films.set(key, film.facts); // some films stand there twice
		}
	let joined = 0;
	const enriched = titles.map((title) => {
		const facts = sameFilm(title, films);
		if (facts === undefined) return title;
		joined++;
		return { ...title, ...facts };
	});
	return { titles: enriched, joined, report: tally.report() };
}

type Facts = Pick<Title, 'people' | 'tags' | 'originalLanguage' | 'countries'>;

interface Film {
	readonly name: string;
	readonly year: string;
	readonly facts: Facts;
}

const separator = ';';
const columns = {
	people: ['director_name', 'actor_1_name', 'actor_2_name', 'actor_3_name'],
	others: ['movie_title', 'title_year', 'plot_keywords', 'language', 'country'],
};

/** The rows after the first, whose names go to `header`. */
async function* afterHeader(
	file: string,
	header: { columns: readonly string[] },
): AsyncGenerator<readonly SourceRow[]> {
	for await (const batch of linesOf(file)) {
		if (header.columns.length > 0 || batch.length === 0) yield batch;
		else {
			header.columns = batch[0]!.text.split(separator);
			requireHeader(header.columns, file);
			yield batch.slice(1);
		}
	}
}

function requireHeader(found: readonly string[], file: string): void {
	const missing = [...columns.people, ...columns.others].filter((name) => !found.includes(name));
	if (missing.length > 0)
		throw importFailure('import-header-wrong', {
			found: `it lacks ${missing.join(', ')}`,
			where: `${file}, line 1`,
			remedy: 'Name the file movie_metadata.csv of the IMDB 5000 data set.',
		});
}

function factsOf(text: string, names: readonly string[]): Film {
	const cells = cellsOf(text, separator, names);
	const cell = (name: string) => cells[names.indexOf(name)]!.trim();
	const people = columns.people.map(cell).filter((name) => name !== '');
	const tags = cell('plot_keywords')
		.split('|')
		.filter((tag) => tag !== '');
	const language = languageCode(cell('language'));
	const country = countryCode(cell('country'));
	const facts: Facts = {
		...(people.length > 0 && { people: [...new Set(people)] }),
		...(tags.length > 0 && { tags }),
		...(language !== undefined && { originalLanguage: language }),
		...(country !== undefined && { countries: [country] }),
	};
	const { problems } = validatedTitle({
		titleId: 'film',
		name: cell('movie_title'),
		genres: [],
		...facts,
	});
	if (problems !== undefined) throw brokenBy(problems[0]!);
	return { name: cell('movie_title'), year: cell('title_year'), facts };
}

function sameFilm({ name, year }: Title, films: ReadonlyMap<string, Facts>): Facts | undefined {
	if (year === undefined) return undefined;
	// MovieLens puts other names of a film in brackets behind the first.
	const names = [name, ...name.split(/[()]/)].filter((one) => plain(one) !== '');
	for (const near of [year, year - 1, year + 1])
		for (const one of names) {
			const facts = films.get(keyOf(one, String(near)));
			if (facts !== undefined) return facts;
		}
	return undefined;
}

const keyOf = (name: string, year: string): string => `${plain(name)} ${year}`;

const plain = (name: string): string =>
	name
		.normalize('NFKD')
		.replaceAll(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/^(the|a|an) /, '')
		.replaceAll('&', 'and')
		.replaceAll(/[^\p{L}\p{N}]/gu, '');
