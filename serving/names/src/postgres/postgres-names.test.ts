import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { gramIndex } from '../gram-index.ts';
import type { NameSearch } from '../name-search.ts';
import { someNames } from '../shards/some-names.fixture.ts';
import { hasPostgres, type PrivatePostgres, privatePostgres } from '../testing/private-postgres.ts';
import { openPostgresNames } from './postgres-names.ts';

/** Where continuous integration says that a server is there, a missing one is a failure and not a reason to skip. */
const mustHavePostgres = process.env.MARQUEE_REQUIRE_POSTGRES === '1';

test.runIf(mustHavePostgres)('there is a PostgreSQL server to test against', () => {
	expect(hasPostgres()).toBe(true);
});

describe.skipIf(!hasPostgres())('names in PostgreSQL', () => {
	let server: PrivatePostgres;
	let names: NameSearch;
	beforeAll(async () => {
		server = await privatePostgres();
		names = await openPostgresNames({ connection: server.connection, judge: gramIndex });
		await names.put(someNames);
	});
	afterAll(async () => {
		await names?.close();
		await server?.stop();
	});
	const first = async (text: string) => (await names.search({ text, limit: 10 }))[0]?.entityId;

	test.each([
		['exactly', 'The Godfather', 'title:The Godfather'],
		['without its article', 'godfather', 'title:The Godfather'],
		['with two neighbours swapped', 'godfahter', 'title:The Godfather'],
		['in one word', 'cityofgod', 'title:City of God'],
		['by its beginning', 'spirited a', 'title:Spirited Away'],
		['without its accents', 'amelie', 'title:Amélie'],
		['by a person’s second name', 'kurosawa', 'person:1'],
		['in Cyrillic with a mistake', 'подкидыч', 'title:Подкидыш'],
		['by its only letter', 'm', 'title:M'],
	])('a name is found %s', async (_, text, expected) => {
		expect(await first(text)).toBe(expected);
	});

	test('matches come in the order of the embedded index', async () => {
		const embedded = gramIndex();
		await embedded.put(someNames);
		for (const text of ['city of god', 'stalker', 'das boot', 'le samourai']) {
			const [best] = await embedded.search({ text, limit: 1 });
			expect(await names.search({ text, limit: 1 })).toEqual([best]);
		}
	});

	test('an entity that is put again is found by its new name alone, and counted once', async () => {
		const size = names.size;
		const ran = { entityId: 'title:Ran', kind: 'title' as const, weight: 0.5 };
		await names.put([{ ...ran, names: [{ text: 'Chaos at the Castle' }] }]);
		expect(names.size).toBe(size);
		expect(await first('chaos at the castle')).toBe('title:Ran');
		expect(await first('ran')).not.toBe('title:Ran');
		await names.remove(['title:Ran', 'title:nobody']);
		expect(names.size).toBe(size - 1);
		expect(await first('chaos at the castle')).not.toBe('title:Ran');
		await names.put([{ ...ran, names: [{ text: 'Ran' }] }]);
	});

	test('another process sees what this one wrote', async () => {
		const other = await openPostgresNames({ connection: server.connection, judge: gramIndex });
		expect(other.size).toBe(names.size);
		expect((await other.search({ text: 'stalker', limit: 1 }))[0]?.entityId).toBe('title:Stalker');
		await other.close();
	});

	test.each([
		['nothing', ''],
		['blanks', ' \t '],
		['a NUL', 'god\0father'],
		['half a surrogate pair', '\ud83c'],
		['a quote and a comment', "'; drop table x; -- %_\\"],
		['ten thousand letters', 'a'.repeat(10_000)],
	])('%s is a query like any other', async (_, text) => {
		expect(Array.isArray(await names.search({ text, limit: 5 }))).toBe(true);
	});

	test('kinds that were not asked for are not found', async () => {
		const found = await names.search({ text: 'akira', limit: 5, kinds: ['title'] });
		expect(found.every(({ kind }) => kind === 'title')).toBe(true);
	});

	test('two services in two schemas do not see each other', async () => {
		const connection = server.connection;
		const other = await openPostgresNames({ connection, judge: gramIndex, schema: 'other' });
		expect(other.size).toBe(0);
		expect(await other.search({ text: 'stalker', limit: 1 })).toEqual([]);
		await other.close();
	});
});

test('a server that is not there is told with its code', async () => {
	const connection = { host: '/nowhere', user: 'nobody', database: 'none' };
	await expect(openPostgresNames({ connection, judge: gramIndex })).rejects.toMatchObject({
		code: 'postgres-unreachable',
	});
});

test('a schema that would be SQL is refused before anything is sent', async () => {
	const connection = { host: '/nowhere' };
	await expect(
		openPostgresNames({ connection, judge: gramIndex, schema: 'x; drop schema public' }),
	).rejects.toThrow(RangeError);
});
