import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { gramIndex } from './gram-index.ts';
import { loadIndex, saveIndex } from './snapshot.ts';
import { describeNameSearch, title, trickyTitles } from './testing/describe-name-search.ts';

let folder: string;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'marquee-names-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const pathOf = (name: string) => join(folder, name);

describeNameSearch('an index loaded from a file', async () => {
	await saveIndex(gramIndex(), pathOf('empty'));
	return loadIndex(pathOf('empty'));
});

describe('a saved index', () => {
	const filled = async () => {
		const index = gramIndex();
		await index.put(trickyTitles.slice(0, 10));
		await index.put(trickyTitles.slice(10));
		await index.remove(['it', 'crash']);
		return index;
	};

	test('answers as the one that it was made from, and goes on from there', async () => {
		const index = await filled();
		await saveIndex(index, pathOf('some'));
		const loaded = await loadIndex(pathOf('some'));
		expect(loaded.size).toBe(index.size);
		for (const text of ['matrix', 'it', 'her', '千尋', 'брать', '...', 'menace'])
			expect(await loaded.search({ text, limit: 9 })).toEqual(
				await index.search({ text, limit: 9 }),
			);
		await loaded.put([title('it', 'Ännähdys', 0.5)]);
		await loaded.remove(['matrix']);
		const [first] = await loaded.search({ text: 'ännähdys', limit: 1 });
		expect(first).toMatchObject({ entityId: 'it', bucket: 'exact' });
		expect(loaded.size).toBe(index.size);
	});

	test('stands in the place of the one before, and leaves nothing beside it', async () => {
		const own = join(folder, 'own');
		await writeFile(pathOf('old'), 'old');
		await saveIndex(await filled(), pathOf('old'));
		expect((await loadIndex(pathOf('old'))).size).toBe(trickyTitles.length - 2);
		expect((await readdir(folder)).filter((name) => name.endsWith('.new'))).toEqual([]);
		await expect(saveIndex(gramIndex(), join(own, 'nowhere'))).rejects.toThrow('ENOENT');
	});

	test('is refused when a byte is missing, too many or another one, wherever it is', async () => {
		await saveIndex(await filled(), pathOf('whole'));
		const bytes = await readFile(pathOf('whole'));
		const bad = [
			bytes.subarray(0, bytes.length - 1),
			bytes.subarray(0, 10),
			bytes.subarray(0, 0),
			Buffer.concat([bytes, Buffer.of(0)]),
			...[0, 9, 20, 40, bytes.length >> 1, bytes.length - 9].map((at) => {
				const altered = Buffer.from(bytes);
				altered[at]! ^= 1;
				return altered;
			}),
		];
		for (const [at, content] of bad.entries()) {
			await writeFile(pathOf('bad'), content);
			const refused = expect(loadIndex(pathOf('bad')), `case ${at}`).rejects;
			await refused.toMatchObject({ code: 'name-index-unreadable' });
		}
		const missing = expect(loadIndex(pathOf('missing'))).rejects;
		await missing.toMatchObject({ code: 'name-index-unreadable' });
	});

	test('of another version is told apart from a broken one', async () => {
		await saveIndex(await filled(), pathOf('version'));
		const bytes = await readFile(pathOf('version'));
		bytes[4] = 99;
		await writeFile(pathOf('version'), bytes);
		const refused = expect(loadIndex(pathOf('version'))).rejects;
		await refused.toMatchObject({ code: 'name-index-of-another-version' });
	});

	test('made by programs that are others by now is told apart as well', async () => {
		await saveIndex(await filled(), pathOf('revision'));
		const bytes = await readFile(pathOf('revision'));
		const at = bytes.indexOf('"revision":"') + '"revision":"'.length;
		bytes.write('0'.repeat(64), at);
		bytes.writeUInt32LE(crc32(bytes.subarray(32)), 12);
		await writeFile(pathOf('revision'), bytes);
		const refused = expect(loadIndex(pathOf('revision'))).rejects;
		await refused.toMatchObject({ code: 'name-index-of-another-version' });
	});
});
