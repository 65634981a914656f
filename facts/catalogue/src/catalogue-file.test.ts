import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Title } from '@marquee/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogueOf } from './catalogue.ts';
import { readCatalogue, writeCatalogue } from './catalogue-file.ts';

let folder = '';
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'marquee-catalogue-'));
});
afterAll(() => rm(folder, { recursive: true }));

const titles: Title[] = [
	{ titleId: 't1', name: 'A line\nbroken and a "quote" \u2028', year: 1931, genres: ['Film-Noir'] },
	{
		titleId: 't3',
		name: 'Cléo de 5 à 7',
		genres: [],
		people: ['Agnès Varda'],
		tags: ['paris', '17'],
		originalLanguage: 'fr',
		countries: ['FR', 'IT'],
	},
	{ titleId: 't2', name: '千と千尋の神隠し', genres: [], runtimeSeconds: 7_500.5, addedAt: 0 },
];

test('what was written is read again, and writing it again gives the same bytes', async () => {
	const path = join(folder, 'again.jsonl');
	await writeCatalogue(path, catalogueOf(titles));
	const bytes = await readFile(path);
	const read = await readCatalogue(path);
	expect(read.titles).toEqual(titles);
	await writeCatalogue(path, read);
	expect(await readFile(path)).toEqual(bytes);
	expect(await readdir(folder)).toEqual(['again.jsonl']);
});

test('what a crash left beside the file neither stops the next writing nor shows in it', async () => {
	const path = join(folder, 'crashed.jsonl');
	await writeFile(`${path}.tmp`, '{"titleId":"half'.repeat(1_000));
	await writeCatalogue(path, catalogueOf(titles));
	expect((await readCatalogue(path)).size).toBe(titles.length);
});

test.each([
	['no file', undefined, 'catalogue-missing', /no-file/],
	[
		'a torn line',
		'{"titleId":"t1","name":"x","genres":[]}\n{"tit',
		'catalogue-line-invalid',
		/line 2/,
	],
	[
		'a year as text',
		'{"titleId":"t1","name":"x","genres":[],"year":"1999"}',
		'catalogue-line-invalid',
		/\/year/,
	],
	[
		'a field nobody knows',
		'{"titleId":"t1","name":"x","genres":[],"stars":5}',
		'catalogue-line-invalid',
		/\/stars/,
	],
	[
		'one title twice',
		'{"titleId":"t1","name":"x","genres":[]}\n'.repeat(2),
		'catalogue-title-twice',
		/t1/,
	],
])('%s is answered with its code and its place', async (what, text, code, place) => {
	const path = join(folder, what.replaceAll(' ', '-'));
	if (text !== undefined) await writeFile(path, text);
	await expect(readCatalogue(path)).rejects.toMatchObject({
		code,
		message: expect.stringMatching(place),
	});
});

test('a folder where the catalogue should be is not taken for a missing one', async () => {
	await expect(readCatalogue(folder)).rejects.toMatchObject({ code: 'catalogue-unreadable' });
});
