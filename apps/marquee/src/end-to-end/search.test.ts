import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalogueOf, writeCatalogue } from '@marquee/catalogue';
import { SearchAnswer, type Title, validator } from '@marquee/contracts';
import { keyHash, openSqliteControlPlane } from '@marquee/stores';
import { epochMs, settableClock } from '@marquee/units';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type StateFolder, stateFolder } from '../facts/state-folder.ts';
import { keepMeaning } from '../serving/search/kept-meaning.ts';
import type { LoggedSearch } from '../serving/search/service-search.ts';
import { type Service, serve } from '../serving/serve.ts';
import { askedHere } from '../testing/asked-here.ts';
import { type Caller, caller } from './testing/caller.ts';

const noon = epochMs(Date.UTC(2026, 9, 14, 12));
const clock = settableClock(noon);
const said: string[] = [];
let folder: StateFolder;
let service: Service;
let api: Caller;

const titles: readonly Title[] = [
	title('godfather', 'The Godfather', {
		genres: ['Crime', 'Drama'],
		year: 1972,
		people: ['Al Pacino'],
	}),
	title('heat', 'Heat', { genres: ['Crime', 'Thriller'], year: 1995, people: ['Al Pacino'] }),
	title('spirited', 'Spirited Away', {
		genres: ['Animation'],
		year: 2001,
		names: { ja: '千と千尋の神隠し' },
	}),
	title('amelie', 'Amélie', { genres: ['Comedy'], year: 2001, countries: ['FR'] }),
	title('mother', 'Mother', {
		genres: ['Thriller'],
		year: 2009,
		countries: ['KR'],
		originalLanguage: 'ko',
	}),
	title('brazil', 'Brazil', { genres: ['Comedy'], year: 1985, windows: [{ countries: ['PT'] }] }),
	title('gone', 'The Lost Reel', { genres: ['Crime'], year: 1950, windows: [] }),
	title('adult', 'Crash', { genres: ['Drama'], year: 1996, maturity: 18 }),
	...Array.from({ length: 40 }, (_, i) =>
		title(`more-${i}`, `Harbour ${i}`, { genres: ['Drama'], year: 1980 + i }),
	),
];

function title(titleId: string, name: string, rest: Omit<Title, 'titleId' | 'name'>): Title {
	return { titleId, name, ...rest };
}

beforeAll(async () => {
	folder = stateFolder(join(await mkdtemp(join(tmpdir(), 'marquee-search-')), 'state'));
	await writeCatalogue(folder.catalogue, catalogueOf(titles));
	await keepMeaning(folder.meaning, catalogueOf(titles));
	const controlPlane = openSqliteControlPlane(folder.controlPlane);
	const scopes = ['events', 'pages', 'admin'] as const;
	await controlPlane.addKey(
		{ hash: keyHash('a-key'), label: 'tests', scopes, createdAt: noon },
		'tests',
	);
	await controlPlane.close();
	service = await serve(folder, {
		clock,
		host: '127.0.0.1',
		port: 0,
		openViewer: false,
		log: (line) => said.push(line),
	});
	api = caller(service.url, 'a-key');
}, 30_000);
afterAll(async () => {
	await service?.close();
	await rm(join(folder.root, '..'), { recursive: true, force: true });
});

async function found(q: string, more = ''): Promise<SearchAnswer> {
	const { body } = await api.get<SearchAnswer>(`/v1/search?q=${encodeURIComponent(q)}${more}`);
	expect(validator(SearchAnswer)(body).problems).toBeUndefined();
	return body;
}
const first = async (q: string, more = '') => (await found(q, more)).results[0]?.title.titleId;

test.each([
	['its name', 'the godfather', 'godfather'],
	['a beginning', 'spir', 'spirited'],
	['a mistake', 'godfahter', 'godfather'],
	['joined words', 'spiritedaway', 'spirited'],
	['another script', '千と千尋', 'spirited'],
	['how that is read', 'sen to chihiro', 'spirited'],
	['no accent', 'amelie', 'amelie'],
	['a description', 'korean thriller', 'mother'],
])('a title is found by %s', async (_, query, expected) => {
	expect(await first(query)).toBe(expected);
});

test('a person’s titles are found by the person', async () => {
	const answer = await found('al pacino');
	expect(answer.intent).toBe('find');
	expect(
		answer.results
			.slice(0, 2)
			.map(({ title }) => title.titleId)
			.sort(),
	).toEqual(['godfather', 'heat']);
	expect(answer.people).toContainEqual({ name: 'Al Pacino', titles: 2 });
});

test.each([
	['brazil', '&country=FR', 'not-in-country'],
	['the lost reel', '', 'not-in-service'],
])(
	'%s is known, said not to be had, and something like it is offered',
	async (query, more, why) => {
		const answer = await found(query, more);
		expect(answer.unavailable[0]).toMatchObject({ because: why });
		expect(answer.results.map(({ title }) => title.titleId)).not.toContain(
			answer.unavailable[0]!.title.titleId,
		);
		expect(answer.rows.flatMap(({ titles }) => titles).length).toBeGreaterThan(0);
		expect(answer.notice?.sentence).toBeTruthy();
	},
);

test('where it may be watched, the same title is found as any other', async () => {
	expect(await first('brazil', '&country=PT')).toBe('brazil');
});

test('nothing is never all that is answered', async () => {
	const answer = await found('qqqqzzzzxxxx');
	expect(answer.notice?.code).toBeTruthy();
	expect(answer.rows.flatMap(({ titles }) => titles).length).toBeGreaterThan(0);
});

test('what was answered is kept with its session, the odds of every place, and milliseconds', async () => {
	const { requestId } = await found('harbour', '&profile=p-1&session=s-1');
	const { body } = await api.get<LoggedSearch>(`/v1/searches/${requestId}`);
	expect(body).toMatchObject({ profileId: 'p-1', trace: { sessionId: 's-1', query: 'harbour' } });
	const shown = body.trace.titles.filter(({ position }) => position !== undefined);
	expect(shown.length).toBe(20);
	for (const { propensity } of shown) {
		expect(propensity).toBeGreaterThan(0);
		expect(propensity).toBeLessThanOrEqual(1);
	}
});

test('what was chosen changes what stands first, once it is learnt from, and can be taken back', async () => {
	// Everybody who types "harbour" wants the newest of them, wherever it stands.
	for (let i = 0; i < 60; i++) {
		const answer = await found('harbour', '&locale=en&limit=50');
		const newest = answer.results.toSorted((a, b) => b.title.year! - a.title.year!)[0]!;
		const { requestId } = answer;
		const event = { kind: 'play', eventId: `choice-${i}`, profileId: `p-${i}`, requestId };
		const events = [
			{ ...event, titleId: newest.title.titleId, happenedAt: noon, surface: 'search' },
		];
		expect((await api.post('/v1/events', { events })).status).toBe(200);
	}
	const learnt = await askedHere(['search', 'train', '--state', folder.root, '--json']);
	expect(JSON.parse(learnt.stdout)).toMatchObject({ searches: 60, locales: ['en'] });
	await expect
		.poll(
			async () => {
				const { requestId } = await found('harbour', '&locale=en');
				const { body } = await api.get<LoggedSearch>(`/v1/searches/${requestId}`);
				return body.trace.ranker;
			},
			{ timeout: 20_000 },
		)
		.toBe(JSON.parse(learnt.stdout).version);
	await askedHere(['search', 'train', '--state', folder.root, '--prior']);
	await expect
		.poll(
			async () => {
				const { requestId } = await found('harbour', '&locale=en');
				return (await api.get<LoggedSearch>(`/v1/searches/${requestId}`)).body.trace.ranker;
			},
			{ timeout: 20_000 },
		)
		.toBeUndefined();
});

test('before the first letter there are rows of what is watched, for somebody known and for nobody', async () => {
	const plays = Array.from({ length: 200 }, (_, i) => ({
		kind: 'play',
		eventId: `watched-${i}`,
		profileId: `p-${i % 20}`,
		titleId: `more-${i % 13}`,
		happenedAt: noon,
	}));
	expect((await api.post('/v1/events', { events: plays })).status).toBe(200);
	clock.advance(60_000); // what is watched is counted now and then
	for (const who of ['&profile=p-1', '']) {
		const answer = await found('', who);
		expect(answer.intent).toBe('none');
		expect(answer.rows.flatMap(({ titles }) => titles).length).toBeGreaterThan(0);
	}
});

test('an answer says how old what it rests on is, with the event of a moment ago in it', async () => {
	const happenedAt = noon + 30_000;
	const event = { kind: 'play', eventId: 'just-now', profileId: 'p-1', titleId: 'heat' };
	await api.post('/v1/events', { events: [{ ...event, happenedAt }] });
	const known = { profile: happenedAt, events: happenedAt, popularity: expect.any(Number) };
	expect((await found('heat', '&profile=p-1')).asOf).toEqual({ ...known, model: null });
	expect((await found('', '&profile=p-1')).asOf).toEqual({ ...known, model: null });
	expect((await found('heat')).asOf).toMatchObject({ profile: null, events: happenedAt });
});

test('an editor’s synonym holds within seconds, and a mistake in it is told by file and line', async () => {
	mkdirSync(folder.synonyms, { recursive: true });
	const file = join(folder.synonyms, 'en.txt');
	writeFileSync(file, 'the don => the godfather\n');
	await expect.poll(() => first('the don', '&locale=en'), { timeout: 20_000 }).toBe('godfather');
	writeFileSync(file, 'the don => the godfather\nalone\n');
	await expect
		.poll(() => said.join('\n'), { timeout: 20_000 })
		.toMatch(/follow-synonyms: .*en\.txt:2/s);
	expect(await first('the don', '&locale=en')).toBe('godfather');
});

test('suggestions complete what was typed', async () => {
	const { body } = await api.get<{ suggestions: readonly { text: string }[] }>(
		'/v1/search/suggestions?q=god',
	);
	expect(body.suggestions[0]?.text).toBe('The Godfather');
});

test('the same is asked of a folder without a service', async () => {
	const asked = await askedHere(['search', 'ask', 'godfahter', '--state', folder.root, '--json']);
	expect(JSON.parse(asked.stdout).results[0].title.titleId).toBe('godfather');
	const inWords = await askedHere(['search', 'ask', 'the lost reel', '--state', folder.root]);
	expect(inWords.stdout).toMatch(/not to be watched: The Lost Reel/);
	const wrong = await askedHere(['search', 'ask', 'x', '--locale', '??', '--state', folder.root]);
	expect(wrong.code).toBe(2);
});
