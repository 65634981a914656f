import { readdir, stat } from 'node:fs/promises';
import { Failure } from '@marquee/units';
import { importFailure } from './errors.ts';
import { firstLine } from './first-line.ts';
import type { Format, Place } from './format.ts';
import type { ImportSource } from './import-source.ts';
import { movieLens1m } from './movielens-1m.ts';
import { movieLens100k } from './movielens-100k.ts';
import { movieLensLatest } from './movielens-latest.ts';
import { movieTweetings } from './movietweetings.ts';
import { sequences } from './sequences.ts';
import { tables } from './tables.ts';

/** Every format, in the order in which they are tried: what names tell comes before what a first line suggests. */
export const formats: readonly Format[] = [
	movieTweetings,
	movieLens100k,
	movieLens1m,
	movieLensLatest,
	tables,
	sequences,
];

/**
 * The format that lies at this path, opened.
 *
 * @throws {Failure} `import-path-missing`, or `import-format-unknown` with everything that was looked for.
 */
export async function detect(path: string): Promise<ImportSource> {
	const place = await placeAt(path);
	for (const format of formats) if (await format.recognises(place)) return format.open(place);
	throw importFailure('import-format-unknown', {
		found: await describe(place),
		where: path,
		remedy: `Looked for: ${formats.map(({ name, looksFor }) => `${name}: ${looksFor}`).join('; ')}.`,
	});
}

async function describe({ path, names }: Place): Promise<string> {
	if (names !== undefined) return `a folder with ${someOf([...names])}`;
	const first = await firstLine(path);
	return first === undefined
		? 'an empty file'
		: `a file that begins ${JSON.stringify(first.slice(0, 80))}`;
}

async function placeAt(path: string): Promise<Place> {
	try {
		const found = await stat(path);
		const isFolder = found.isDirectory();
		if (!isFolder && !found.isFile()) throw notAFile(path); // a pipe or device would be waited for
		return { path, names: isFolder ? new Set(await readdir(path)) : undefined };
	} catch (cause) {
		if (cause instanceof Failure) throw cause;
		const { code } = cause as NodeJS.ErrnoException;
		throw importFailure(code === 'ENOENT' ? 'import-path-missing' : 'import-unreadable', {
			...(code !== 'ENOENT' && { found: String(code) }),
			where: path,
			remedy: 'Check the path.',
			cause,
		});
	}
}

const notAFile = (path: string): Failure =>
	importFailure('import-not-a-file', { where: path, remedy: 'Name a file or a folder.' });

function someOf(names: readonly string[]): string {
	if (names.length === 0) return 'nothing in it';
	const more = names.length > 8 ? ` and ${names.length - 8} more` : '';
	return `${names.toSorted().slice(0, 8).join(', ')}${more}`;
}
