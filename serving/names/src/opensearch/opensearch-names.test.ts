import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { gramIndex } from '../gram-index.ts';
import { someNames } from '../shards/some-names.fixture.ts';
import { describeNameSearch } from '../testing/describe-name-search.ts';
import { openOpenSearchNames } from './opensearch-names.ts';
import { smallStore } from './small-store.fixture.ts';

/** A busy machine is no failure. */
const patient = 10_000;

describe('against a small server that is not OpenSearch and answers what the documentation says', () => {
	let store: Awaited<ReturnType<typeof smallStore>>;
	let indices = 0;
	beforeAll(async () => {
		store = await smallStore();
	});
	afterAll(() => store.close());
	const opened = (index = `names-${indices++}`, deadlineMs = patient) =>
		openOpenSearchNames({ url: store.url, index, judge: gramIndex, deadlineMs });

	describeNameSearch('the adapter for OpenSearch', () => opened(), { runs: 15 });

	test('matches come in the order of the embedded index', async () => {
		const [names, embedded] = [await opened(), gramIndex()];
		for (const one of [names, embedded]) await one.put(someNames);
		for (const text of ['city of god', 'stalkre', 'das boot', 'le samourai', 'подкидыч']) {
			const [best] = await embedded.search({ text, limit: 1 });
			expect(await names.search({ text, limit: 1 })).toEqual([best]);
		}
	});

	test('another service finds what was put, and does not make the index anew', async () => {
		const names = await opened('shared');
		await names.put(someNames);
		const other = await opened('shared');
		expect(other.size).toBe(someNames.length);
		expect(await other.search({ text: 'stalker', limit: 1 })).toMatchObject([
			{ entityId: 'title:Stalker' },
		]);
		expect(
			store.heard.filter(({ method, path }) => method === 'PUT' && path === '/shared'),
		).toHaveLength(1);
	});

	test('a search is one request, whatever was typed; many entities travel in few', async () => {
		const names = await opened();
		const before = store.heard.length;
		await names.put(someNames);
		await names.search({ text: 'st', limit: 5 });
		await names.search({ text: 'stalker tarkovsky', limit: 5 });
		const requests = store.heard.slice(before);
		expect(requests.map(({ path }) => path.split('/').at(-1))).toEqual([
			'_bulk',
			'_refresh',
			'_msearch',
			'_msearch',
		]);
		expect(requests[0]).toMatchObject({ type: 'application/x-ndjson', authorization: undefined });
	});

	test('who is authorised says so in every request', async () => {
		const before = store.heard.length;
		const authorization = 'Basic bmFtZXM6c2VjcmV0';
		await openOpenSearchNames({
			url: `${store.url}/`,
			index: 'own',
			judge: gramIndex,
			authorization,
		});
		for (const request of store.heard.slice(before))
			expect(request.authorization).toBe(authorization);
	});

	test.each([
		[401, '{"error":{"reason":"who are you"}}', 'opensearch-refused', /who are you/],
		[403, '{"error":"no"}', 'opensearch-refused', /403, no/],
		[
			200,
			'{"responses":[{"error":{"reason":"no such field"},"status":400}]}',
			'opensearch-refused',
			/field/,
		],
		[429, '{}', 'opensearch-unreachable', /429/],
		[503, '{}', 'opensearch-unreachable', /503/],
		[502, '<html>', 'opensearch-unreachable', /JSON|token/],
	])('an answer of %i with %s fails the search by code', async (status, body, code, what) => {
		const names = await opened();
		store.instead.reply = { status, body };
		const failed = await names.search({ text: 'ran', limit: 1 }).catch((cause) => cause);
		delete store.instead.reply;
		expect(failed).toMatchObject({ code, message: expect.stringMatching(what) });
		expect(await names.search({ text: 'ran', limit: 1 })).toEqual([]);
	});

	test('a document that is not taken fails the put, by what the server says of it', async () => {
		const names = await opened();
		const error = { type: 'mapper_parsing_exception', reason: 'failed to parse' };
		const body = JSON.stringify({ errors: true, items: [{ index: { status: 400, error } }] });
		store.instead.reply = { status: 200, body };
		const failed = await names.put(someNames.slice(0, 1)).catch((cause) => cause);
		delete store.instead.reply;
		expect(failed).toMatchObject({ code: 'opensearch-refused', message: /failed to parse/ });
		expect(names.size).toBe(0);
	});

	test('a server that stalls fails a search in time', async () => {
		const names = await opened('stalls', 50);
		store.instead.reply = { status: 200, body: '{}', afterMs: 400 };
		const failed = await names.search({ text: 'ran', limit: 1 }).catch((cause) => cause);
		delete store.instead.reply;
		expect(failed).toMatchObject({ code: 'opensearch-unreachable' });
	});
});

test('nobody there is told with its code', async () => {
	const port = await new Promise<number>((resolve) => {
		const server = createServer().listen(0, '127.0.0.1', () => {
			const address = server.address();
			server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0));
		});
	});
	const url = `http://127.0.0.1:${port}`;
	await expect(
		openOpenSearchNames({ url, index: 'names', judge: gramIndex }),
	).rejects.toMatchObject({ code: 'opensearch-unreachable', message: /ECONNREFUSED/ });
});

test('an index that would be another path is refused before anything is sent', async () => {
	await expect(
		openOpenSearchNames({ url: 'http://127.0.0.1:1', index: '_all/_search', judge: gramIndex }),
	).rejects.toThrow(RangeError);
});
