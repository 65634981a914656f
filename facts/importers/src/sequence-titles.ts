import { access, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Title } from '@marquee/contracts';
import { importFailure } from './errors.ts';
import { cellsOf, whole } from './fields.ts';
import { linesOf } from './lines.ts';
import { movieLens1mTitleId, movieLens1mTitles } from './movielens-1m.ts';
import { readRows } from './read-rows.ts';
import { RowTally } from './row-tally.ts';

/** What a file beside a sequence file tells of an item. */
type Told = Partial<Omit<Title, 'titleId'>>;

/**
 * What lies beside a sequence file and tells what its numbers are, by number; nothing where nothing lies there.
 *
 * - `Beauty_item2attributes.json` beside `Beauty.txt`, as S3-Rec publishes it (`{"5": [1, 2]}`): attribute 1 becomes the
 *   tag `1`. What it stands for is not published; that two titles share it is.
 * - `movies.dat` and `sas_to_original_items.txt` (`item film`) beside `ml-1m_sas.txt`: names, years and genres.
 *
 * @throws {Failure} `import-rows-broken` if such a file is not what it should be: half-known titles would be judged as known.
 */
export async function besideSequences(path: string): Promise<ReadonlyMap<number, Told>> {
	const name = basename(path)
		.replace(/\.gz$/, '')
		.replace(/\.[^.]*$/, '');
	const beside = (file: string) => join(dirname(path), file);
	const attributes = beside(`${name}_item2attributes.json`);
	if (await isThere(attributes)) return tagsIn(attributes);
	const [numbers, films] = [beside('sas_to_original_items.txt'), beside('movies.dat')];
	if (name.startsWith('ml-1m') && (await isThere(numbers)) && (await isThere(films)))
		return filmsBy(numbers, films);
	return new Map();
}

async function tagsIn(file: string): Promise<ReadonlyMap<number, Told>> {
	const items = parsed(await readFile(file, 'utf8'), file);
	return new Map(
		Object.entries(items).map(([item, tags]) => {
			if (!/^\d+$/.test(item) || !Array.isArray(tags) || !tags.every(isTag))
				throw broken(file, `${JSON.stringify(item)} has ${JSON.stringify(tags)?.slice(0, 60)}`);
			return [Number(item), { tags: tags.slice(0, 128).map(String) }]; // as many as the contract takes
		}),
	);
}

const isTag = (value: unknown): boolean => Number.isSafeInteger(value);

function parsed(text: string, file: string): Readonly<Record<string, unknown>> {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch (cause) {
		throw broken(file, (cause as Error).message.slice(0, 80));
	}
	if (typeof value === 'object' && value !== null && !Array.isArray(value))
		return value as Readonly<Record<string, unknown>>;
	throw broken(file, 'it is no object');
}

async function filmsBy(numbers: string, films: string): Promise<ReadonlyMap<number, Told>> {
	const byId = new Map<string, Told>();
	for await (const batch of movieLens1mTitles(films, new RowTally(films)))
		for (const { titleId, ...told } of batch) byId.set(titleId, told);
	const items = new Map<number, Told>();
	const tally = new RowTally(numbers);
	for await (const batch of readRows(linesOf(numbers), tally, numberedFilm))
		for (const { item, film } of batch) items.set(item, byId.get(movieLens1mTitleId(film)) ?? {});
	const { broken: wrong, examples } = tally.report();
	if (wrong > 0) throw broken(`${numbers}, line ${examples[0]!.line}`, `${wrong} of its rows`);
	return items;
}

function numberedFilm(text: string): { readonly item: number; readonly film: number } {
	const [item, film] = cellsOf(text, ' ', ['item', 'film']);
	return { item: whole(item, 'item'), film: whole(film, 'film') };
}

const isThere = (path: string): Promise<boolean> =>
	access(path).then(
		() => true,
		() => false,
	);

const broken = (where: string, found: string) =>
	importFailure('import-rows-broken', {
		found,
		where,
		remedy: 'Fetch the file again, or take it away: then titles are known by their number only.',
	});
