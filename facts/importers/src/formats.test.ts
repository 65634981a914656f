import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { validatedTitle } from '@marquee/catalogue';
import { type Title, type ViewingEvent, validatedEvent } from '@marquee/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { detect } from './detect.ts';
import { surveyed } from './import-source.ts';
import { type Files, written } from './testing/written.ts';

let scratch = '';
beforeAll(async () => {
	scratch = await mkdtemp(join(tmpdir(), 'marquee-formats-'));
});
afterAll(() => rm(scratch, { recursive: true }));

async function readAll(files: Files | [name: string, content: string | Uint8Array]) {
	const source = await detect(await written(scratch, files));
	const titles: Title[] = [];
	for await (const title of source.titles()) titles.push(title);
	const events: ViewingEvent[] = [];
	for await (const event of source.events()) events.push(event);
	expect(titles.filter((title) => validatedTitle(title).problems)).toEqual([]);
	expect(events.filter((event) => validatedEvent(event).problems)).toEqual([]);
	return { format: source.format, titles, events, report: source.report() };
}

const item = (id: number, name: string, ...set: readonly number[]) =>
	[
		id,
		name,
		'01-Jan-1995',
		'',
		'http://x',
		...Array.from({ length: 19 }, (_, at) => +set.includes(at)),
	].join('|');

test('MovieLens 100K: latin-1 names, articles before the name, genres by their flags', async () => {
	const { format, titles, events } = await readAll({
		'u.item': Buffer.from(
			`${item(1, 'Misérables, Les (1995)', 8, 18)}\n${item(267, 'unknown', 0)}\n`,
			'latin1',
		),
		'u.data': '7\t1\t4\t881250949\n7\t267\t1\t881250950\n',
	});
	expect(format).toBe('movielens-100k');
	expect(titles).toEqual([
		{ titleId: 'ml100k-film-1', name: 'Les Misérables', year: 1995, genres: ['Drama', 'Western'] },
		{ titleId: 'ml100k-film-267', name: 'unknown', genres: [] },
	]);
	expect(events[0]).toEqual({
		kind: 'rating',
		eventId: 'ml100k:7:1:881250949',
		profileId: 'ml100k-7',
		titleId: 'ml100k-film-1',
		happenedAt: 881_250_949_000,
		rating: 4,
		outOf: 5,
	});
});

const moviesDat = Buffer.from(
	"1::Toy Story (1995)::Animation|Children's\n2::Amélie (2001)::\n",
	'latin1',
);

test('MovieLens 1M: ratings.dat is read where it is, and preferred to the partial file', async () => {
	const { format, titles, events } = await readAll({
		'movies.dat': moviesDat,
		'ratings.dat': '6040::1::5::956703932\r\n',
		'ratings_partial.csv': 'not looked at',
	});
	expect(format).toBe('movielens-1m');
	expect(titles.map(({ name }) => name)).toEqual(['Toy Story', 'Amélie']);
	expect(events).toMatchObject([
		{ profileId: 'ml1m-6040', rating: 5, happenedAt: 956_703_932_000 },
	]);
});

test('MovieLens 1M, partial: a row without rating and time is a play at the latest moment possible, and counted', async () => {
	const { events, report } = await readAll({
		'movies.dat': moviesDat,
		'ratings_partial.csv.gz': gzipSync(
			'userID,movieID,rating,timestamp,ts_min,ts_max\n1,1,4,978300760,,\n1,2,,,978300700,978300719\n2,1,,,,975768738\n',
		),
	});
	expect(events.map(({ kind, happenedAt }) => [kind, happenedAt])).toEqual([
		['rating', 978_300_760_000],
		['play', 978_300_719_000],
		['play', 975_768_738_000],
	]);
	expect(Object.values(report.events!.assumptions)).toEqual([2]);
});

test('MovieLens latest: quoted names, no genres listed, half stars', async () => {
	const { format, titles, events } = await readAll({
		'movies.csv':
			'movieId,title,genres\n1,"American President, The (1995)",Comedy|Drama\n2,"The ""Real"" Thing",(no genres listed)\n',
		'ratings.csv': 'userId,movieId,rating,timestamp\n1,1,0.5,964982703\n1,9,4.0,964982703\n',
		'tags.csv': 'not looked at',
	});
	expect(format).toBe('movielens-latest');
	expect(titles).toEqual([
		{
			titleId: 'ml-film-1',
			name: 'The American President',
			year: 1995,
			genres: ['Comedy', 'Drama'],
		},
		{ titleId: 'ml-film-2', name: 'The "Real" Thing', genres: [] },
	]);
	expect(events.map((event) => event.kind === 'rating' && event.rating)).toEqual([0.5, 4]);
});

test('titles that only ratings name are counted, and their events kept', async () => {
	const { events, report } = await readAll({
		'movies.dat': '0000001::One (1913)::Drama\n',
		'ratings.dat':
			'1::0000001::7::1365029107\n1::0000002::7::1365029108\n2::0000002::7::1365029109\n',
	});
	expect(events).toHaveLength(3);
	expect(report.events?.unknownTitles).toEqual({ titles: 1, events: 2, examples: ['tt0000002'] });
});

test('one item per line and all items per line are the same histories', async () => {
	const perLine = await readAll(['seq.txt', '1 10\n1 20\n2 10\n1 30\n']);
	const perUser = await readAll(['seq.txt.gz', gzipSync('1 10 20 30\n2 10')]);
	const byProfile = (events: readonly ViewingEvent[]) => Map.groupBy(events, (e) => e.profileId);
	expect(byProfile(perUser.events)).toEqual(byProfile(perLine.events));
	expect(perLine.titles).toEqual(perUser.titles);
	expect(perUser.events[2]).toEqual({
		kind: 'play',
		eventId: 'seq:1:30:2',
		profileId: 'seq-u1',
		titleId: 'seq-i30',
		happenedAt: 2_000,
	});
});

const play = { kind: 'play', profileId: 'p1', titleId: 't1' };

test('one moment in three spellings, in CSV and JSON Lines, is one and the same event', async () => {
	const asJson = (time: object) => JSON.stringify({ ...play, ...time });
	const { events } = await readAll({
		'events.jsonl': [
			asJson({ happenedAt: 1_377_957_900_500 }),
			asJson({ happenedAtSeconds: 1_377_957_900.5 }),
			asJson({ happenedAtIso: '2013-08-31T16:05:00.5+02:00' }),
		].join('\n'),
	});
	const { events: fromCsv } = await readAll([
		'plays.csv',
		'titleId,kind,profileId,happenedAtIso,device\r\nt1,play,p1,2013-08-31T14:05:00.500Z,\r\n',
	]);
	expect(
		new Set([...events, ...fromCsv].map((event) => JSON.stringify(Object.entries(event).sort())))
			.size,
	).toBe(1);
	expect(events[0]!.happenedAt).toBe(1_377_957_900_500);
});

test('events that differ in anything, be it a second of watching, get ids of their own', async () => {
	const { events } = await readAll([
		'e.csv',
		'kind,profileId,titleId,happenedAt,positionSeconds\nprogress,p1,t1,5,10\nprogress,p1,t1,5,11\nprogress,p1,t1,5,10\n',
	]);
	expect(new Set(events.map(({ eventId }) => eventId)).size).toBe(2);
});

test('a title as CSV: a name over two lines, genres between bars, empty fields that say nothing', async () => {
	const { titles, events, report } = await readAll({
		'titles.csv':
			'\ufefftitleId,name,year,genres,runtimeSeconds,addedAtIso\nt1,"A ""name"",\nin two lines",1999,Drama|War,5400.5,2020-02-29T00:00:00Z\nt2,2001,,,,\n',
	});
	expect(titles).toEqual([
		{
			titleId: 't1',
			name: 'A "name",\nin two lines',
			year: 1999,
			genres: ['Drama', 'War'],
			runtimeSeconds: 5400.5,
			addedAt: Date.UTC(2020, 1, 29),
		},
		{ titleId: 't2', name: '2001', genres: [] },
	]);
	expect(events).toEqual([]);
	expect(report.events).toBeUndefined();
});

test('people, tags and countries as CSV between bars are those of JSON Lines, and a country by name is named', async () => {
	const rich = {
		titleId: 't1',
		name: 'Cléo de 5 à 7',
		genres: [],
		people: ['Agnès Varda', 'Michel Legrand'],
		tags: ['paris'],
		originalLanguage: 'fr',
		countries: ['FR', 'IT'],
	};
	const csv = await readAll({
		'titles.csv':
			'titleId,name,people,tags,originalLanguage,countries\nt1,Cléo de 5 à 7,Agnès Varda|Michel Legrand,paris,fr,FR|IT\nt2,Lost,,,,France\n',
	});
	const json = await readAll({ 'titles.jsonl': JSON.stringify(rich) });
	expect(csv.titles).toEqual([rich]);
	expect(json.titles).toEqual([rich]);
	expect(csv.report.titles!.examples).toMatchObject([{ line: 3, field: 'countries.0' }]);
});

test('reading twice gives the same events and counts them once', async () => {
	const source = await detect(await written(scratch, ['twice.txt', '1 2\n1 3\n']));
	const first = await surveyed(source);
	expect(await surveyed(source)).toEqual(first);
	expect(first.events).toMatchObject({ rows: 2, events: 2, broken: 0 });
});
