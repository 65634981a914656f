import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Title } from '@marquee/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countryCode, languageCode } from './english-names.ts';
import { withFilmFacts } from './film-facts.ts';
import { written } from './testing/written.ts';

let scratch = '';
beforeAll(async () => {
	scratch = await mkdtemp(join(tmpdir(), 'marquee-film-facts-'));
});
afterAll(() => rm(scratch, { recursive: true }));

const header =
	'index;director_name;actor_1_name;actor_2_name;actor_3_name;movie_title;imdb_score;plot_keywords;language;country;title_year';
const cleo =
	'1;Agnès Varda;Corinne Marchand;;;Cléo from 5 to 7 ;7.9;paris|singer;French;France;1962';

const joined = async (titles: readonly Title[], ...rows: readonly string[]) =>
	withFilmFacts(titles, await written(scratch, ['films.csv', [header, ...rows].join('\r\n')]));

const film = (name: string, year?: number): Title => ({
	titleId: 't',
	name,
	genres: ['Drama'],
	...(year !== undefined && { year }),
});

test('a film gets its people, keywords, language and country, and no score', async () => {
	const { titles, joined: known } = await joined([film('Cleo from 5 to 7', 1962)], cleo);
	expect(known).toBe(1);
	expect(titles[0]).toEqual({
		...film('Cleo from 5 to 7', 1962),
		people: ['Agnès Varda', 'Corinne Marchand'],
		tags: ['paris', 'singer'],
		originalLanguage: 'fr',
		countries: ['FR'],
	});
});

test.each([
	['its article elsewhere and its case another', 'The CLÉO from 5 to 7', 1962, true],
	['its other name behind it', 'Cléo de 5 à 7 (Cleo from 5 to 7)', 1962, true],
	['its release a year later', 'Cléo from 5 to 7', 1963, true],
	['a remake', 'Cléo from 5 to 7', 1992, false],
	['another name', 'Cléo from 5 to 8', 1962, false],
	['no year', 'Cléo from 5 to 7', undefined, false],
])('a film with %s is the same: %s (%s) %s', async (_what, name, year, same) => {
	const title = film(name, year);
	const { titles } = await joined([title], cleo);
	expect(titles[0]!.people !== undefined).toBe(same);
	if (!same) expect(titles[0]).toBe(title);
});

test('empty cells say nothing, and what is no language or country is left out', async () => {
	const row = '1;;;;;Lost;;;None;Official site;1999';
	expect((await joined([film('Lost', 1999)], row)).titles[0]).toEqual(film('Lost', 1999));
});

test('a row with too few columns is counted and the others are read', async () => {
	const { report, joined: known } = await joined([film('Cléo from 5 to 7', 1962)], '2;x', cleo);
	expect(known).toBe(1);
	expect(report).toMatchObject({ rows: 2, broken: 1, brokenByReason: { columns: 1 } });
});

test('another table is refused, by the columns that it lacks', async () => {
	const path = await written(scratch, ['films.csv', 'movie_title;title_year\nLost;1999\n']);
	await expect(withFilmFacts([], path)).rejects.toMatchObject({
		code: 'import-header-wrong',
		message: expect.stringContaining('director_name'),
	});
});

test('English names of languages and countries become their codes, those of the past too', () => {
	expect(['French', 'Mandarin', 'Zulu', 'None'].map(languageCode)).toEqual([
		'fr',
		'zh',
		'zu',
		undefined,
	]);
	expect(['USA', 'West Germany', 'Japan', 'New Line'].map(countryCode)).toEqual([
		'US',
		'DE',
		'JP',
		undefined,
	]);
});
