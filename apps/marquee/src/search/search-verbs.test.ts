import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { askedHere } from '../testing/asked-here.ts';

const folder = mkdtempSync(join(tmpdir(), 'marquee-search-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;
function file(content: string | Uint8Array): string {
	const path = join(folder, `${++files}.jsonl`);
	writeFileSync(path, content);
	return path;
}
const lines = (...objects: readonly object[]) =>
	objects.map((object) => `${JSON.stringify(object)}\n`).join('');

const heat = { id: 'heat', names: { en: 'Heat', de: 'Heat' }, popularity: 900 };
const boot = { id: 7, names: [{ text: 'Das Boot', locale: 'de' }, 'The Boat'], kind: 'title' };
const remake = { id: 'heat-2', names: { en: ['Heat', 'The Heat'] }, popularity: 3, year: 2013 };
const titles = lines(heat, boot, remake);
const query = { q: 'das bott', locale: 'de', expected: [7], class: 'one-edit' };

const evaluated = (titlesFile: string, queriesFile: string, ...more: readonly string[]) =>
	askedHere(['search', 'eval', '--titles', titlesFile, '--queries', queriesFile, ...more]);

test('each class and locale has its figures, and of two with one name the better known is first', async () => {
	const queries = lines(
		query,
		{ q: 'Heat', expected: ['heat'] },
		{ q: 'Heat', locale: 'en', expected: ['heat-2'], class: 'lesser' },
		{ q: 'Heat', locale: 'en', expected: ['heat-2', 'heat'], class: 'either' },
	);
	const { code, stdout, stderr } = await evaluated(file(titles), file(queries), '--json');
	expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
	const report = JSON.parse(stdout);
	expect(report.overall).toMatchObject({ queries: 4, titles: 3, 'hit@10': 1, 'hit@1': 0.75 });
	expect(report.overall.mrr).toBe((1 + 1 + 1 / 2 + 1) / 4);
	for (const figure of ['p50Ms', 'p99Ms', 'buildSeconds', 'bytes'])
		expect(report.overall[figure]).toBeGreaterThanOrEqual(0);
	expect(report.classes).toMatchObject({
		'one-edit': { queries: 1, mrr: 1 },
		unclassed: { mrr: 1 },
		lesser: { mrr: 0.5, 'hit@1': 0, 'hit@10': 1 },
		either: { mrr: 1 },
	});
	expect(Object.keys(report.locales)).toEqual(['de', 'en', 'none']);
	const [{ came, ...missed }] = report.worst;
	expect(missed).toEqual({
		q: 'Heat',
		locale: 'en',
		class: 'lesser',
		expected: ['heat-2'],
		place: 2,
	});
	expect(came[0]).toMatchObject({ entityId: 'heat', bucket: 'exact', name: { text: 'Heat' } });
});

test('a terminal sees a table and what came in the place of what was expected', async () => {
	const queries = file(lines({ q: 'zzzz', locale: 'de', expected: ['heat'] }));
	const { code, stdout } = await evaluated(file(titles), queries);
	expect(code).toBe(0);
	expect(stdout).toMatch(/^3 titles, 1 queries; built in .*\n\nclass +queries +hit@10/);
	expect(stdout).toMatch(/unclassed de “zzzz” → heat not found; came: /);
});

test('packed files, byte order marks, carriage returns and blank lines are read', async () => {
	const packed = file(gzipSync(`\ufeff${titles.replaceAll('\n', '\r\n\r\n')}`));
	const { code, stderr } = await evaluated(packed, file(`\n\n${JSON.stringify(query)}`), '--json');
	expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});

test('only queries of the locale that is asked for are asked', async () => {
	const queries = file(lines(query, { q: 'heat', locale: 'en', expected: ['heat'] }));
	const { stdout } = await evaluated(file(titles), queries, '--locale', 'en', '--json');
	expect(JSON.parse(stdout).overall).toMatchObject({ queries: 1, mrr: 1 });
	expect(await evaluated(file(titles), queries, '--locale', 'fr')).toMatchObject({
		code: 1,
		stderr: expect.stringMatching(/search-suite-missing: .*locale fr[\s\S]*There are de, en/),
	});
});

const good = lines(query);
const brokenFiles: readonly (readonly [
	what: string,
	titles: string | Uint8Array,
	queries: string | Uint8Array,
	says: RegExp,
])[] = [
	['no line', '', good, /^search-file-empty/],
	['blank lines alone', titles, '\n \n', /^search-file-empty/],
	['no JSON', `${titles}{"id": 1,`, good, /^search-line-malformed: .*JSON[\s\S]*line 4/],
	['a list on a line', `${titles}[1]\n`, good, /\[1\] is no object[\s\S]*line 4/],
	['no id', lines({ names: { en: 'x' } }), good, /id is missing[\s\S]*line 1/],
	['half a letter for an id', '{"id":"\\ud800","names":["x"]}', good, /whole letters/],
	['no names', lines(heat, { id: 'x' }), good, /names is missing[\s\S]*line 2/],
	['an empty object of names', lines({ id: 'x', names: {} }), good, /names is \{\}/],
	['a blank name', lines({ id: 'x', names: { en: ' ' } }), good, /names is /],
	['a number for a name', lines({ id: 'x', names: [{ text: 5 }] }), good, /names is /],
	['a kind that is none', lines({ ...heat, kind: 'film' }), good, /kind is "film"/],
	['a popularity below 0', lines({ ...heat, popularity: -1 }), good, /from 0 up/],
	['a popularity in words', lines({ ...heat, popularity: 'high' }), good, /from 0 up/],
	['a title twice', lines(heat, boot, heat), good, /^search-title-twice: .*heat[\s\S]*line 3/],
	['no query text', titles, lines({ expected: ['heat'] }), /q is missing[\s\S]*line 1/],
	['nothing expected', titles, lines({ q: 'x', expected: [] }), /expected is \[\]/],
	['no expected', titles, lines({ q: 'x' }), /expected is missing/],
	[
		'an unknown title expected',
		titles,
		lines(query, { q: 'x', expected: ['nope'] }),
		/^search-title-unknown: .*nope[\s\S]*line 2/,
	],
	[
		'bytes that are no letters',
		Buffer.concat([Buffer.from(titles), Buffer.from([0x7b, 0xff, 0x7d])]),
		good,
		/^search-file-encoding[\s\S]*line 4/,
	],
	['half a gzip', gzipSync(titles).subarray(0, 40), good, /^search-file-unreadable/],
];
test.each(brokenFiles)(
	'%s is refused, with the place',
	async (_, titlesText, queriesText, says) => {
		expect(await evaluated(file(titlesText), file(queriesText))).toMatchObject({
			code: 1,
			stdout: '',
			stderr: expect.stringMatching(says),
		});
	},
);

test('a file that is not there and a folder in the place of a file are told apart', async () => {
	expect((await evaluated(join(folder, 'no'), file(good))).stderr).toMatch(/^search-file-missing/);
	expect((await evaluated(folder, file(good))).stderr).toMatch(/^search-file-unreadable/);
});

function suites(thresholds: unknown): string {
	const root = mkdtempSync(join(folder, 'suites-'));
	mkdirSync(join(root, 'suites'));
	writeFileSync(join(root, 'suites', 'titles.jsonl'), titles);
	writeFileSync(join(root, 'suites', 'de.jsonl'), lines(query));
	writeFileSync(
		join(root, 'suites', 'en.jsonl'),
		lines({ q: 'heta', expected: ['heat'], class: 'transposition' }, { q: 'qqqq', expected: [7] }),
	);
	writeFileSync(join(root, 'thresholds.json'), JSON.stringify(thresholds));
	return join(root, 'suites');
}
const tested = (thresholds: unknown, ...more: readonly string[]) =>
	askedHere(['search', 'test', '--suites', suites(thresholds), ...more]);

test('suites above their thresholds pass, a locale is that of its file', async () => {
	const { code, stdout } = await tested({ classes: { transposition: { mrr: 0.5 } } }, '--json');
	const report = JSON.parse(stdout);
	expect(code).toBe(0);
	expect(report).toMatchObject({ shortfalls: [], locales: { de: {}, en: { queries: 2 } } });
});

test('what is below its threshold fails after the report, and is named with both numbers', async () => {
	const thresholds = {
		classes: {
			unclassed: { 'hit@10': 0.9 },
			transposition: { mrr: 0.1 },
			'never-asked': { mrr: 1 },
		},
		locale: { 'hit@1': 0.9 },
		locales: { de: { classes: { 'one-edit': { mrr: 1 } } } },
	};
	const { code, stdout } = await tested(thresholds, '--json');
	expect(code).toBe(1);
	const told = (JSON.parse(stdout).shortfalls as { of: string; figure: string }[]).map(
		({ of, figure }) => `${of} ${figure}`,
	);
	expect(told).toEqual(['class unclassed hit@10', 'locale en hit@1']);
	const { stderr } = await askedHere(['search', 'test', '--suites', suites(thresholds)]);
	expect(stderr).toMatch(
		/^search-below-threshold: .*class unclassed: hit@10 0\.000 < 0\.9; locale en/,
	);
	expect((await tested(thresholds, '--locale', 'de')).code).toBe(0);
});

test('mistakes made by chance are asked beside the judged ones, the same for the same seed', async () => {
	const asked = async (seed: string) => {
		const { stdout } = await tested({}, '--generate', '--seed', seed, '--json');
		const {
			p50Ms: _,
			p99Ms: __,
			buildSeconds: ___,
			bytes: ____,
			...overall
		} = JSON.parse(stdout).overall;
		return { overall, classes: JSON.parse(stdout).classes };
	};
	const first = await asked('1');
	expect(Object.keys(first.classes)).toEqual(expect.arrayContaining(['made-joined', 'one-edit']));
	expect(await asked('1')).toEqual(first);
});

const wrongThresholds: readonly (readonly [unknown, RegExp])[] = [
	[[], /the file is no object/],
	[{ class: {} }, /class is no part of it/],
	[{ classes: { exact: { hit: 1 } } }, /classes\.exact\.hit is none of hit@10/],
	[{ classes: { exact: 1 } }, /classes\.exact is no object/],
	[{ classes: { exact: { mrr: 2 } } }, /mrr is 2, not from 0 to 1/],
	[{ locale: { mrr: '1' } }, /locale\.mrr is "1"/],
	[{ locales: { de: { classes: { exact: { mrr: null } } } } }, /mrr is nothing/],
];
test.each(wrongThresholds)(
	'thresholds %j are refused before anything is built',
	async (thresholds, says) => {
		expect(await tested(thresholds)).toMatchObject({
			code: 1,
			stdout: '',
			stderr: expect.stringMatching(says),
		});
	},
);

test('suites without the locale that was asked for say which there are', async () => {
	expect(await tested({}, '--locale', 'de', 'xx')).toMatchObject({
		code: 1,
		stderr: expect.stringMatching(/^search-suite-missing: .*none for xx[\s\S]*There are de, en/),
	});
});
