import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const bundled = fileURLToPath(new URL('../../../../../data/movietweetings-100k', import.meta.url));

/** Writes the first ratings of the bundled data, and the films that they rate, where an import can read them. */
export async function slicedData(folder: string, ratings: number): Promise<void> {
	const rows = async (file: string) => (await readFile(join(bundled, file), 'utf8')).split('\n');
	const slice = (await rows('ratings.dat')).slice(0, ratings);
	const rated = new Set(slice.map((row) => row.split('::')[1]));
	const films = (await rows('movies.dat')).filter((row) => rated.has(row.split('::')[0]));
	await mkdir(folder, { recursive: true });
	await writeFile(join(folder, 'ratings.dat'), `${slice.join('\n')}\n`);
	await writeFile(join(folder, 'movies.dat'), `${films.join('\n')}\n`);
}
