import { judgedQueries } from './judged-queries.ts';
import { type Measuring, measuredNames } from './measured-names.ts';
import { searchFailure } from './search-failures.ts';
import type { SearchReport } from './search-report.ts';
import { searchedTitles } from './searched-titles.ts';

/** What is asked of which titles. */
export interface EvaluationFiles {
	readonly titles: string;
	readonly queries: string;
	/** Only queries of this locale. */
	readonly locale?: string;
}

/**
 * How well the titles of one file are found by the queries of another.
 *
 * @throws {Failure} `search-suite-missing` if no query has the locale, and what reading titles and queries throws.
 */
export async function evaluatedFiles(
	{ titles: titlesPath, queries: queriesPath, locale }: EvaluationFiles,
	measuring: Measuring,
): Promise<SearchReport> {
	const titles = await searchedTitles(titlesPath);
	const known = new Set(titles.map(({ entityId }) => entityId));
	const all = await judgedQueries(queriesPath, (id) => known.has(id));
	const queries = locale === undefined ? all : all.filter((query) => query.locale === locale);
	if (queries.length === 0)
		throw searchFailure('search-suite-missing', {
			found: `no query of locale ${locale}`,
			where: queriesPath,
			remedy: `There are ${[...new Set(all.map((query) => query.locale ?? 'none'))].sort().join(', ')}.`,
		});
	return measuredNames(titles, queries, measuring);
}
