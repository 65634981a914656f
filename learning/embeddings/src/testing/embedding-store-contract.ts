import { epochMs, profileId, seededRandom, titleId } from '@marquee/units';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EmbeddingStore, EmbeddingTable } from '../embedding-store.ts';
import { named, titlesOf } from './many-titles.ts';

const anyTable = fc
	.record({
		version: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,20}$/),
		asOf: fc.integer({ min: -1e12, max: 2e12 }),
		width: fc.integer({ min: 1, max: 9 }),
		ids: fc.uniqueArray(fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._:@-]{0,20}$/), {
			maxLength: 40,
		}),
		seed: fc.nat(),
	})
	.map(({ version, asOf, width, ids, seed }): EmbeddingTable<'profiles'> => {
		const random = seededRandom(seed, 'vectors');
		const vectors = Float32Array.from({ length: ids.length * width }, random.normal);
		return {
			kind: 'profiles',
			version,
			asOf: epochMs(asOf),
			width,
			ids: ids.map(profileId),
			vectors,
		};
	});

/** What every store of embeddings promises. `open` answers an empty one. */
export function describeEmbeddingStore(name: string, open: () => Promise<EmbeddingStore>): void {
	describe(`${name} as a store of embeddings`, () => {
		test('nothing is there at first', async () => {
			const store = await open();
			expect(await store.versions('titles')).toEqual([]);
			expect(await store.of('titles', titleId('t0'))).toBeUndefined();
			expect(await store.all('profiles', { version: 'none' })).toBeUndefined();
			expect(await store.retain('profiles', { newest: 1 })).toEqual([]);
		});

		test('what was put is answered to the last bit, whole and one by one', async () => {
			const attempt = fc.asyncProperty(anyTable, async (table) => {
				const store = await open();
				await store.put(table);
				expect(await store.all('profiles')).toEqual(table);
				const { kind, version, asOf, width } = table;
				const described = { kind, version, asOf, width, count: table.ids.length, precision: 'f32' };
				expect(await store.versions('profiles')).toEqual([described]);
				for (const [row, id] of table.ids.entries())
					expect(await store.of('profiles', id)).toEqual({
						version: described,
						vector: table.vectors.slice(row * width, (row + 1) * width),
					});
				expect(await store.of('profiles', profileId('nobody-of-them-at-all'))).toBeUndefined();
			});
			await fc.assert(attempt, { numRuns: 25 });
		});

		test('in half precision each number is the nearest of eleven binary digits', async () => {
			const store = await open();
			const given = titlesOf('half', 1, { count: 200, width: 7 });
			await store.put(given, 'f16');
			const { vectors } = (await store.all('titles'))!;
			for (const [at, value] of vectors.entries())
				expect(Math.abs(value - given.vectors[at]!)).toBeLessThanOrEqual(
					Math.max(2 ** -11 * Math.abs(given.vectors[at]!), 2 ** -25),
				);
			expect((await store.versions('titles'))[0]!.precision).toBe('f16');
		});

		test('the newest is that of the newest events, in whatever order versions came', async () => {
			const store = await open();
			for (const [version, asOf] of [
				['b', 20],
				['c', 30],
				['a', 10],
				['d', 20],
			] as const)
				await store.put(titlesOf(version, asOf));
			const versions = (await store.versions('titles')).map(({ version }) => version);
			expect(versions).toEqual(['a', 'b', 'd', 'c']);
			const versionAt = async (at?: number) =>
				(await store.all('titles', at === undefined ? undefined : { at: epochMs(at) }))?.version;
			expect(await versionAt()).toBe('c');
			expect(await versionAt(30)).toBe('c');
			expect(await versionAt(29)).toBe('d');
			expect(await versionAt(10)).toBe('a');
			expect(await versionAt(9)).toBeUndefined();
			const asked = await store.of('titles', titleId('t1'), { version: 'b' });
			expect(asked!.version.version).toBe('b');
		});

		test('an id that the newest has not is not sought in older ones, and kinds do not mix', async () => {
			const store = await open();
			await store.put(titlesOf('old', 1, { count: 9 }));
			await store.put(titlesOf('new', 2, { count: 4 }));
			expect(await store.of('titles', titleId('t7'))).toBeUndefined();
			expect(await store.of('titles', titleId('t7'), { version: 'old' })).toBeDefined();
			expect(await store.of('profiles', profileId('t1'))).toBeUndefined();
		});

		test('the same again changes nothing; other content under the name is refused', async () => {
			const store = await open();
			const first = titlesOf('v', 1);
			await store.put(first);
			await store.put(first);
			const exist = expect.objectContaining({ code: 'embeddings-exist', responsible: 'caller' });
			const others: readonly EmbeddingTable<'titles'>[] = [
				{ ...first, asOf: epochMs(2) },
				{ ...first, vectors: first.vectors.map((x) => 2 * x) },
				{ ...first, ids: named(5, 1) },
			];
			for (const other of others) await expect(store.put(other)).rejects.toThrow(exist);
			await expect(store.put(first, 'f16')).rejects.toThrow(exist);
			expect(await store.all('titles')).toEqual(first);
			expect(await store.versions('titles')).toHaveLength(1);
		});

		test('neither the giver’s array nor the asker’s is the store’s', async () => {
			const store = await open();
			const given = titlesOf('v', 1);
			const kept = given.vectors.slice();
			await store.put(given);
			given.vectors.fill(7);
			(await store.all('titles'))!.vectors.fill(8);
			(await store.of('titles', titleId('t0')))!.vector.fill(9);
			expect((await store.all('titles'))!.vectors).toEqual(kept);
		});

		test('the newest stay and all that are new enough; the forgotten are answered and gone', async () => {
			const store = await open();
			for (const asOf of [10, 20, 30, 40, 50]) await store.put(titlesOf(`v${asOf}`, asOf));
			await store.put({ ...titlesOf('v10', 10), kind: 'profiles', ids: named(5).map(profileId) });
			const names = (versions: readonly { version: string }[]) => versions.map((v) => v.version);
			const first = await store.retain('titles', { newest: 1, since: epochMs(30) });
			expect(names(first)).toEqual(['v10', 'v20']);
			expect(names(await store.retain('titles', { newest: 2 }))).toEqual(['v30']);
			expect(names(await store.versions('titles'))).toEqual(['v40', 'v50']);
			expect(await store.all('titles', { version: 'v10' })).toBeUndefined();
			expect(names(await store.versions('profiles'))).toEqual(['v10']);
			await expect(store.retain('titles', { newest: 0 })).rejects.toThrow('at least one must');
		});

		test('what cannot be kept is refused with the value, and leaves nothing', async () => {
			const store = await open();
			const table = titlesOf('v', 1);
			const with3 = (value: number) => ({ ...table, vectors: table.vectors.with(4, value) });
			const refused = (attempt: Promise<void>, words: string) =>
				expect(attempt).rejects.toThrow(
					expect.objectContaining({ message: expect.stringContaining(words) }),
				);
			await refused(store.put({ ...table, version: '../v' }), '"../v"');
			await refused(store.put({ ...table, ids: named(4) }), '15 numbers for 4 rows of width 3');
			await refused(store.put({ ...table, ids: [...named(4), titleId('t2')] }), 't2 comes twice');
			await refused(store.put(with3(Number.NaN)), 't1 has NaN');
			await refused(store.put(with3(65_520), 'f16'), 't1 has 65520, which f16 cannot keep');
			await store.put(with3(65_520));
			expect((await store.all('titles'))!.vectors[4]).toBe(65_520);
			expect(await store.versions('titles')).toHaveLength(1);
		});

		test('what is put and forgotten all at once is done in the order it was asked for', async () => {
			const store = await open();
			const asked = [1, 2, 3, 4, 5, 6, 7].flatMap((day) => [
				store.put(titlesOf(`v${day}`, day)),
				store.retain('titles', { newest: 2 }),
			]);
			await Promise.all(asked);
			const versions = await store.versions('titles');
			expect(versions.map(({ version }) => version)).toEqual(['v6', 'v7']);
			expect(await store.all('titles')).toEqual(titlesOf('v7', 7));
		});

		test('while one puts and forgets, readers see versions whole, and never an older after a newer', async () => {
			const store = await open();
			await store.put(titlesOf('v0', 0, { count: 40 }));
			let writing = true;
			const read = async () => {
				let last = 0;
				while (writing) {
					const table = (await store.all('titles'))!;
					expect(table).toEqual(titlesOf(table.version, table.asOf, { count: 40 }));
					expect(table.asOf).toBeGreaterThanOrEqual(last);
					last = table.asOf;
				}
			};
			const readers = [read(), read(), read()];
			for (let day = 1; day <= 15; day++) {
				await store.put(titlesOf(`v${day}`, day, { count: 40 }));
				await store.retain('titles', { newest: 1 });
			}
			writing = false;
			await Promise.all(readers);
			expect((await store.all('titles'))!.version).toBe('v15');
		});
	});
}
