import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Title } from '@marquee/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { detect } from './detect.ts';
import { written } from './testing/written.ts';

let scratch = '';
beforeAll(async () => {
	scratch = await mkdtemp(join(tmpdir(), 'marquee-sequence-titles-'));
});
afterAll(() => rm(scratch, { recursive: true }));

/** The titles of one of these files. */
async function titlesOf(file: string, files: Readonly<Record<string, string>>): Promise<Title[]> {
	const folder = await written(scratch, files);
	const source = await detect(join(folder, file));
	const titles: Title[] = [];
	for await (const title of source.titles()) titles.push(title);
	return titles;
}

test('a title has the tags that S3-Rec publishes beside its sequence, and one without any has none', async () => {
	const titles = await titlesOf('Beauty.txt', {
		'Beauty.txt': '1 5 7\n2 7\n',
		'Beauty_item2attributes.json': '{"5": [1, 22], "9": [3]}',
	});
	expect(titles).toEqual([
		{ titleId: 'Beauty-i5', name: 'Title 5', genres: [], tags: ['1', '22'] },
		{ titleId: 'Beauty-i7', name: 'Title 7', genres: [] },
	]);
});

test('the tags of another sequence in the folder are not taken for its own', async () => {
	const [title] = await titlesOf('Sports.txt', {
		'Sports.txt': '1 5\n',
		'Beauty_item2attributes.json': '{"5": [1]}',
	});
	expect(title).toEqual({ titleId: 'Sports-i5', name: 'Title 5', genres: [] });
});

test('the numbers of the MovieLens sequence get the names, years and genres of its films', async () => {
	const titles = await titlesOf('ml-1m_sas.txt', {
		'ml-1m_sas.txt': '1 1\n1 2\n',
		'sas_to_original_items.txt': '1 1198\n2 3552\n',
		'movies.dat': "1198::Raiders (1981)::Action\n3552::Caddyshack (1980)::Comedy|Children's\n",
	});
	expect(titles).toEqual([
		{ titleId: 'ml-1m_sas-i1', name: 'Raiders', year: 1981, genres: ['Action'] },
		{ titleId: 'ml-1m_sas-i2', name: 'Caddyshack', year: 1980, genres: ['Comedy', "Children's"] },
	]);
});

test.each([
	['no JSON', 'nothing', /Unexpected|not valid/],
	['a list', '[1]', /no object/],
	['a tag that is a word', '{"5": ["red"]}', /"5" has \["red"\]/],
	['an item that is a word', '{"five": [1]}', /"five"/],
])('%s beside a sequence is refused, with the file', async (_what, text, found) => {
	const files = { 'Beauty.txt': '1 5\n', 'Beauty_item2attributes.json': text };
	await expect(titlesOf('Beauty.txt', files)).rejects.toMatchObject({
		code: 'import-rows-broken',
		message: expect.stringMatching(found),
		where: expect.stringContaining('Beauty_item2attributes.json'),
	});
});

test('numbers that cannot be read are refused: every later title would be another film', async () => {
	const files = {
		'ml-1m_sas.txt': '1 1\n',
		'sas_to_original_items.txt': '1 1198\n2\n',
		'movies.dat': '1198::Raiders (1981)::Action\n',
	};
	await expect(titlesOf('ml-1m_sas.txt', files)).rejects.toMatchObject({
		code: 'import-rows-broken',
		where: expect.stringContaining('line 2'),
	});
});
