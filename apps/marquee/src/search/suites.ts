import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { NamedEntity } from '@marquee/names';
import { type JudgedQuery, judgedQueries } from './judged-queries.ts';
import { searchFailure } from './search-failures.ts';
import { searchedTitles } from './searched-titles.ts';

/** The suites that come with the project. */
export const bundledSuites = fileURLToPath(
	new URL('../../../../data/search/suites', import.meta.url),
);

/** One catalogue, in which the titles of all languages compete, and judged queries of some languages. */
export interface Suites {
	readonly titles: readonly NamedEntity[];
	readonly queries: readonly JudgedQuery[];
	readonly locales: readonly string[];
}

const titlesFile = 'titles.jsonl';

/**
 * The suites of a folder: `titles.jsonl`, and a file of judged queries per locale, `de.jsonl`; of all locales unless some are
 * named.
 *
 * @throws {Failure} `search-suite-missing` if a locale has no file, and what reading titles and queries throws.
 */
export async function suitesIn(folder: string, wanted?: readonly string[]): Promise<Suites> {
	const there = await localesIn(folder);
	const locales = wanted ?? there;
	const missing = locales.filter((locale) => !there.includes(locale));
	if (missing.length > 0 || locales.length === 0)
		throw searchFailure('search-suite-missing', {
			found: missing.length > 0 ? `none for ${missing.join(', ')}` : 'no file of any locale',
			where: folder,
			remedy: there.length > 0 ? `There are ${there.join(', ')}.` : 'Write queries into de.jsonl.',
		});
	const titles = await searchedTitles(join(folder, titlesFile));
	const known = new Set(titles.map(({ entityId }) => entityId));
	const queries: JudgedQuery[] = [];
	for (const locale of locales) {
		const path = join(folder, `${locale}.jsonl`);
		for (const query of await judgedQueries(path, (id) => known.has(id)))
			queries.push({ locale, ...query });
	}
	return { titles, queries, locales };
}

async function localesIn(folder: string): Promise<readonly string[]> {
	let files: readonly string[];
	try {
		files = await readdir(folder);
	} catch (cause) {
		throw searchFailure('search-file-missing', {
			found: (cause as NodeJS.ErrnoException).code ?? String(cause),
			where: folder,
			remedy: 'Name a folder of suites.',
			cause,
		});
	}
	return files
		.filter((file) => file.endsWith('.jsonl') && file !== titlesFile)
		.map((file) => basename(file, '.jsonl'))
		.sort();
}
