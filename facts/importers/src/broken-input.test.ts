import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { ViewingEvent } from '@marquee/contracts';
import { Failure } from '@marquee/units';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BrokenReason, BrokenRow } from './broken-row.ts';
import { detect } from './detect.ts';
import { type ImportFailureCode, importFailures } from './errors.ts';
import { surveyed } from './import-source.ts';
import { movielens100kHistories } from './imported-histories.ts';
import { type Files, written } from './testing/written.ts';

let scratch = '';
beforeAll(async () => {
	scratch = await mkdtemp(join(tmpdir(), 'marquee-broken-'));
});
afterAll(() => rm(scratch, { recursive: true }));

type Input = Files | [name: string, content: string | Uint8Array];

const film = '0000001::One (1913)::Drama\n';
const rating = '1::0000001::7::1365029107\n';
const tweets = (ratings: string | Uint8Array, films: string | Uint8Array = film): Files => ({
	'movies.dat': films,
	'ratings.dat': ratings,
});
const packed = gzipSync(
	Array.from({ length: 9_000 }, (_, i) => `${i} ${(i * 7919) % 1009}`).join('\n'),
);
const damaged = Uint8Array.from(packed, (byte, at) => (at === 900 ? byte ^ 0xff : byte));
const header = 'kind,profileId,titleId,happenedAt\n';

const unreadable: readonly [what: string, Input, ImportFailureCode, says: RegExp][] = [
	[
		'a folder that nobody knows',
		{ 'photos.zip': 'x', 'b.txt': '' },
		'import-format-unknown',
		/b\.txt, photos\.zip.*u\.data/,
	],
	['an empty folder', { 'sub/x': '' }, 'import-format-unknown', /a folder with sub/],
	['an empty file', ['nothing.txt', ''], 'import-format-unknown', /an empty file/],
	['prose', ['letter.txt', 'Dear Sir,\n'], 'import-format-unknown', /begins "Dear Sir,"/],
	[
		'a table with a strange header',
		['t.csv', 'user,item\n1,2\n'],
		'import-format-unknown',
		/user,item.*docs\/formats\.md/,
	],
	[
		'u.data alone, which looks like sequences',
		['u.data', '196\t242\t3\t881250949\n'],
		'import-format-unknown',
		/u\.item/,
	],
	['half a data set', { 'ratings.dat': rating }, 'import-format-unknown', /movies\.dat/],
	['no films at all', tweets(rating, ''), 'import-format-unknown', /movies\.dat/],
	['no rating at all', tweets('\n \n'), 'import-file-empty', /ratings\.dat/],
	[
		'a folder in a file’s place',
		{ 'movies.dat': film, 'ratings.dat/x': '' },
		'import-not-a-file',
		/a folder.*ratings\.dat/,
	],
	[
		'ratings with commas for colons',
		tweets('1,0000001,7,1365029107\n2,0000001,7,1365029108\n'),
		'import-columns-wrong',
		/4 columns .*found 1.*line 1/,
	],
	[
		'ratings that are words',
		tweets('a::b::c::d\ne::f::g::h\n'),
		'import-nothing-readable',
		/2 broken.*user is "a", expected a whole number/,
	],
	['zero bytes within', tweets(`${rating}\0\0\0\n`), 'import-binary', /zero bytes/],
	[
		'a picture',
		['poster.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
		'import-binary',
		/poster\.png/,
	],
	[
		'a zip archive under another name',
		['log.txt', 'PK\u0003\u0004…'],
		'import-binary',
		/a zip archive.*Unpack it/,
	],
	[
		'UTF-16',
		['log.csv', Buffer.from(`\ufeff${header}`, 'utf16le')],
		'import-binary',
		/UTF-16.*Save it as UTF-8/,
	],
	[
		'a gzip cut off',
		['s.txt.gz', packed.subarray(0, packed.length - 30)],
		'import-gzip-truncated',
		/Fetch the file again/,
	],
	[
		'a gzip cut off in its first bytes',
		['s.txt.gz', packed.subarray(0, 6)],
		'import-gzip-truncated',
		/s\.txt\.gz/,
	],
	[
		'a gzip with a byte turned',
		['s.txt.gz', damaged],
		'import-gzip-damaged',
		/Fetch the file again/,
	],
	['a .gz that is none', ['s.txt.gz', '1 2\n'], 'import-gzip-damaged', /begins with "1 2/],
	['one line without end', ['s.txt', '1 2 '.repeat(4_500_000)], 'import-line-too-long', /line 1/],
	[
		'a column too many in the header',
		['e.csv', `${header.trim()},mood\n`],
		'import-header-wrong',
		/unknown "mood"/,
	],
	['a column twice', ['e.csv', `${header.trim()},kind\n`], 'import-header-wrong', /twice "kind"/],
	[
		'a column missing',
		['e.csv', 'profileId,titleId,happenedAt\np,t,1\n'],
		'import-header-wrong',
		/lacks "kind"/,
	],
	['a header and no row', ['e.csv', header], 'import-file-empty', /e\.csv/],
	[
		'rows without any time',
		['e.csv', 'kind,profileId,titleId\nplay,p,t\n'],
		'import-nothing-readable',
		/happenedAt is nothing/,
	],
];

test.each(unreadable)(
	'%s is a failure that says what and where',
	async (_what, input, code, says) => {
		const path = await written(scratch, input);
		const failure = await readAll(path).then(
			() => undefined,
			(problem: unknown) => problem,
		);
		expect(failure).toBeInstanceOf(Failure);
		expect((failure as Failure).code).toBe(code);
		expect((failure as Failure).message).toMatch(says);
		expect((failure as Failure).message).toContain(path);
	},
);

const brokenRows: readonly [what: string, Input, BrokenReason, line: number, says: RegExp][] = [
	[
		'a rating of 11 out of 10',
		tweets(`${rating}1::0000001::11::1365029107\n`),
		'out-of-range',
		2,
		/rating is "11", expected a number from 0 to 10/,
	],
	[
		'a rating in words',
		tweets(`${rating}1::0000001::ten::1365029107\n`),
		'malformed',
		2,
		/rating is "ten"/,
	],
	[
		'a rating of infinity',
		tweets(`${rating}1::0000001::Infinity::1365029107\n`),
		'malformed',
		2,
		/rating/,
	],
	['a user of -1', tweets(`-1::0000001::7::1365029107\n${rating}`), 'malformed', 1, /user is "-1"/],
	['an empty user', tweets(`::0000001::7::1365029107\n${rating}`), 'missing', 1, /user.*required/],
	[
		'milliseconds for seconds',
		tweets(`${rating}\n\n1::0000001::7::1365029107000\n`),
		'out-of-range',
		4,
		/are these milliseconds/,
	],
	[
		'a row cut off',
		tweets(`${rating}1::00000`),
		'columns',
		2,
		/4 columns \(user, film, rating, seconds\), found 2/,
	],
	['a film without a name', tweets(rating, `${film}0000002::::Drama\n`), 'missing', 2, /name/],
	['a film listed twice', tweets(rating, `${film}${film}`), 'duplicate', 2, /"tt0000001"/],
	[
		'a genre without end',
		tweets(rating, `${film}0000002::Two (1914)::${'x'.repeat(99)}\n`),
		'malformed',
		2,
		/genres\.0/,
	],
	[
		'latin-1 where UTF-8 is due',
		tweets(
			rating,
			Buffer.concat([Buffer.from(film), Buffer.from('0000002::Amélie (2001)::\n', 'latin1')]),
		),
		'encoding',
		2,
		/UTF-8/,
	],
	['a user without items', ['s.txt', '1 2\n3\n'], 'columns', 2, /at least one item/],
	['items in words', ['s.txt', '1 2\n1 x\n'], 'malformed', 2, /whole numbers/],
	[
		'an unknown kind',
		['e.csv', `${header}play,p,t,1\nwatch,p,t,1\n`],
		'malformed',
		3,
		/kind is "watch", expected one of impression/,
	],
	[
		'an id with a space',
		['e.csv', `${header}play,p,t,1\nplay,a b,t,1\n`],
		'malformed',
		3,
		/profileId is "a b"/,
	],
	[
		'half a millisecond',
		['e.csv', `${header}play,p,t,1\nplay,p,t,1.5\n`],
		'malformed',
		3,
		/happenedAt is 1\.5/,
	],
	[
		'too many fields',
		['e.csv', `${header}play,p,t,1\nplay,p,t,1,\n`],
		'columns',
		3,
		/4 columns.*found 5/,
	],
	[
		'a quote without end',
		['e.csv', `${header}play,"p,t,1\nplay,p,t,1\nplay,q,t,1\n`],
		'quoting',
		2,
		/quotes around a whole field/,
	],
	[
		'a quote in the midst',
		['e.csv', `${header}play,p"q",t,1\nplay,p,t,1\n`],
		'quoting',
		2,
		/quotes/,
	],
	[
		'30 February',
		[
			'e.csv',
			'kind,profileId,titleId,happenedAtIso\nplay,p,t,2020-02-30T00:00:00Z\nplay,p,t,2020-02-29T00:00:00Z\n',
		],
		'out-of-range',
		2,
		/a day that the calendar has/,
	],
	[
		'a time without a zone',
		[
			'e.csv',
			'kind,profileId,titleId,happenedAtIso\nplay,p,t,2020-02-20T00:00:00\nplay,p,t,2020-02-29T00:00:00Z\n',
		],
		'malformed',
		2,
		/with its zone/,
	],
	[
		'two times that may differ',
		[
			'e.jsonl',
			'{"kind":"play","profileId":"p","titleId":"t","happenedAt":1}\n{"kind":"play","profileId":"p","titleId":"t","happenedAt":1,"happenedAtSeconds":2}\n',
		],
		'malformed',
		2,
		/one of them/,
	],
	[
		'a torn JSON line',
		[
			'e.jsonl',
			'{"kind":"play","profileId":"p","titleId":"t","happenedAt":1}\n{"kind":"play","profi',
		],
		'not-json',
		2,
		/a JSON object/,
	],
	[
		'a JSON list',
		['e.jsonl', '{"kind":"play","profileId":"p","titleId":"t","happenedAt":1}\n[1]\n'],
		'not-json',
		2,
		/a JSON object/,
	],
	[
		'a misspelt field',
		[
			'e.jsonl',
			'{"kind":"play","profileId":"p","titleId":"t","happenedAt":1}\n{"kind":"play","profileId":"p","titleID":"t","titleId":"t","happenedAt":1}\n',
		],
		'malformed',
		2,
		/titleID.*no such field/,
	],
	[
		'a prototype in disguise',
		[
			'e.jsonl',
			'{"kind":"play","profileId":"p","titleId":"t","happenedAt":1}\n{"kind":"play","profileId":"p","titleId":"t","happenedAt":1,"__proto__":{"x":1}}\n',
		],
		'malformed',
		2,
		/__proto__/,
	],
];

test.each(brokenRows)(
	'%s breaks its row, is named, and nothing else',
	async (_what, input, reason, line, says) => {
		const path = await written(scratch, input);
		const { events, report } = await readAll(path);
		const [part] = [report.titles, report.events].filter((one) => one && one.broken > 0);
		expect(part?.brokenByReason).toEqual({ [reason]: 1 });
		expect(part!.examples).toHaveLength(1);
		const [{ field, found, expected, ...place }] = part!.examples as [BrokenRow];
		expect(place).toEqual({ file: part!.file, line, reason });
		expect(`${field} is ${found}, expected ${expected}`).toMatch(says);
		expect(events.length).toBeGreaterThanOrEqual(1);
		expect(part!.rows).toBeGreaterThanOrEqual(2);
	},
);

test('of ten thousand broken rows all are counted and twenty are kept', async () => {
	const broken = Array.from({ length: 10_000 }, (_, i) => (i % 4 === 0 ? 'x' : '1::2::3::x'));
	const { report } = await readAll(await written(scratch, tweets(`${rating}${broken.join('\n')}`)));
	expect(report.events).toMatchObject({
		rows: 10_001,
		broken: 10_000,
		brokenByReason: { columns: 2_500, malformed: 7_500 },
	});
	expect(report.events!.examples.map(({ line }) => line)).toEqual(
		Array.from({ length: 20 }, (_, i) => i + 2),
	);
});

test('nothing at the path, and no permission to look, are told apart', async () => {
	await expect(detect(join(scratch, 'nowhere'))).rejects.toMatchObject({
		code: 'import-path-missing',
	});
	await expect(detect(join(await written(scratch, ['f', 'x']), 'below'))).rejects.toMatchObject({
		code: 'import-unreadable',
	});
});

test('a file that goes missing between recognising and reading is named', async () => {
	const path = await written(scratch, tweets(rating));
	const source = await detect(path);
	await rm(join(path, 'ratings.dat'));
	await expect(surveyed(source)).rejects.toMatchObject({
		code: 'import-file-missing',
		where: join(path, 'ratings.dat'),
	});
});

test('a single broken row of MovieLens 100K refuses what counts its lines', async () => {
	const path = await written(scratch, {
		'u.item': `${[1, 'One (1995)', '', '', '', ...Array(19).fill(0)].join('|')}\n`,
		'u.data': '1\t1\t3\t881250949\n1\t1\t6\t881250950\n',
	});
	await expect(movielens100kHistories(path)).rejects.toMatchObject({ code: 'import-rows-broken' });
});

test('every code of the table is provoked by a test of this file', () => {
	const here = unreadable.map(([, , code]) => code);
	const elsewhere: ImportFailureCode[] = [
		'import-path-missing',
		'import-unreadable',
		'import-file-missing',
		'import-rows-broken',
	];
	expect(new Set([...here, ...elsewhere])).toEqual(new Set(Object.keys(importFailures)));
});

async function readAll(path: string) {
	const source = await detect(path);
	for await (const _ of source.titles());
	const events: ViewingEvent[] = [];
	for await (const event of source.events()) events.push(event);
	return { events, report: source.report() };
}
