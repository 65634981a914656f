import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { gramIndex } from '../gram-index.ts';
import type { NameSearch } from '../name-search.ts';
import { someNames } from '../shards/some-names.fixture.ts';
import { hasPostgres, type PrivatePostgres, privatePostgres } from '../testing/private-postgres.ts';
import { openPostgresNames } from './postgres-names.ts';

/** Where continuous integration says that a server is there, a missing one is a failure and not a reason to skip. */
const mustHavePostgres = process.env.MARQUEE_REQUIRE_POSTGRES === '1';

/** A busy machine is no failure. */
const patient = 10_000;

test.runIf(mustHavePostgres)('there is a PostgreSQL server to test against', () => {
	expect(hasPostgres()).toBe(true);
});

describe.skipIf(!hasPostgres())('names in PostgreSQL', () => {
	let server: PrivatePostgres;
	let names: NameSearch;
	beforeAll(async () => {
		server = await privatePostgres();
		names = await openPostgresNames({
			connection: server.connection,
			judge: gramIndex,
			deadlineMs: patient,
		});
		await names.put(someNames);
	});
	afterAll(async () => {
		await names?.close();
		await server?.stop();
	});
	const asked = async <Row extends pg.QueryResultRow>(text: string) => {
		const client = new pg.Client(server.connection);
		await client.connect();
		const { rows } = await client.query<Row>(text);
		await client.end();
		return rows;
	};
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

	test('one of its first three letters, or of a later word, is enough for the best known', async () => {
		for (const text of ['c', 'ci', 'cit', 'o', 'of'])
			expect((await names.search({ text, limit: 50 })).map(({ entityId }) => entityId)).toContain(
				'title:City of God',
			);
	});

	test('of a put that is refused nothing is written, however many were before it', async () => {
		const size = names.size;
		const many = Array.from({ length: 1_500 }, (_, place) => ({
			entityId: `title:many-${place}`,
			kind: 'title' as const,
			names: [{ text: `Wherever ${place}` }],
			weight: place === 1_499 ? 7 : 0,
		}));
		await expect(names.put(many)).rejects.toThrow(RangeError);
		expect(names.size).toBe(size);
		expect(await names.search({ text: 'wherever 7', limit: 1, kinds: ['tag'] })).toEqual([]);
		expect(await first('wherever 7')).toBeUndefined();
	});

	test('two services that put the same at once leave each entity once, with one set of forms', async () => {
		const parts = { connection: server.connection, judge: gramIndex, schema: 'twice' };
		const both = await Promise.all([openPostgresNames(parts), openPostgresNames(parts)]);
		const put = (one: NameSearch, entities = someNames) => one.put(entities);
		await Promise.all(
			[1, 2, 3].flatMap(() => [put(both[0]!), put(both[1]!, someNames.toReversed())]),
		);
		const counted = await asked<{ forms: string; entities: string }>(
			`select (select count(*) from twice.entity) as entities, count(*) - count(distinct (entity_id, compact, words)) as forms from twice.form`,
		);
		expect(counted).toEqual([{ entities: `${someNames.length}`, forms: '0' }]);
		for (const one of both) await one.close();
	});

	test('a server that stalls fails a search in time, by code, and is asked again once it does not', async () => {
		const hasty = await openPostgresNames({
			connection: server.connection,
			judge: gramIndex,
			deadlineMs: 150,
		});
		const holder = new pg.Client(server.connection);
		await holder.connect();
		await holder.query('begin; lock table marquee_names.entity in access exclusive mode');
		// More at once than there are connections: those that wait for one are told in time too.
		const stalled = await Promise.allSettled(
			Array.from({ length: 30 }, () => hasty.search({ text: 'stalker', limit: 1 })),
		);
		for (const outcome of stalled)
			expect(outcome).toMatchObject({ reason: { code: 'postgres-unreachable' } });
		await holder.query('rollback');
		await vi.waitFor(async () => {
			expect(await hasty.search({ text: 'stalker', limit: 1 })).toHaveLength(1);
		}, 5_000);
		await holder.end();
		await hasty.close();
	});

	test('while the server is away calls fail by code; once it is back they are answered', async () => {
		const query = { text: 'stalker', limit: 1 };
		const underLoad = Array.from({ length: 20 }, () =>
			names.search(query).catch((cause) => cause.code),
		);
		await server.restart(async () => {
			await expect(names.search(query)).rejects.toMatchObject({ code: 'postgres-unreachable' });
			await expect(names.remove(['nobody'])).rejects.toMatchObject({
				code: 'postgres-unreachable',
			});
		});
		for (const outcome of await Promise.all(underLoad))
			expect(['postgres-unreachable', 'title:Stalker']).toContain(
				typeof outcome === 'string' ? outcome : outcome[0]?.entityId,
			);
		expect(await first('stalker')).toBe('title:Stalker');
		await names.remove(['nobody']);
	});

	test('a database that knows no letters but a to z is refused, since half of all names would not be found', async () => {
		await asked(
			`create database narrow template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'`,
		);
		const connection = { ...server.connection, database: 'narrow' };
		await expect(openPostgresNames({ connection, judge: gramIndex })).rejects.toMatchObject({
			code: 'postgres-without-letters',
		});
	});

	test('a user without rights is told what the server says', async () => {
		await asked('create role guest login');
		const connection = { ...server.connection, user: 'guest' };
		await expect(
			openPostgresNames({ connection, judge: gramIndex, schema: 'of_guest' }),
		).rejects.toMatchObject({ code: 'postgres-refused' });
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
