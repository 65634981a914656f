import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { titleId } from '@marquee/units';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileEmbeddings } from './file-embeddings.ts';
import { describeEmbeddingStore } from './testing/embedding-store-contract.ts';
import { titlesOf } from './testing/many-titles.ts';

let root = '';
let folders = 0;
beforeAll(async () => {
	root = await mkdtemp(join(tmpdir(), 'marquee-embeddings-'));
});
afterAll(() => rm(root, { recursive: true }));
const newFolder = () => join(root, String(folders++));

describeEmbeddingStore('a folder', async () => fileEmbeddings(newFolder()));
describeEmbeddingStore('a folder that holds nothing in memory', async () =>
	fileEmbeddings(newFolder(), { heldVersions: 0 }),
);

const failing = (code: string, what: string) =>
	expect.objectContaining({ code, what: expect.stringContaining(what) });

/** Lets a process write versions from `first` on, kills it once it said that so many are kept, and answers the last it said. */
async function killedAfter(folder: string, first: number, versions: number): Promise<number> {
	const script = join(import.meta.dirname, 'testing', 'writing-embeddings.ts');
	const writer = spawn(process.execPath, [script, folder, String(first)]);
	const ended = once(writer, 'exit');
	let said: readonly string[] = [];
	let text = '';
	for await (const chunk of writer.stdout) {
		text += chunk;
		said = text.split('\n').slice(0, -1); // behind the last line end a line may be torn
		if (said.length >= versions) writer.kill('SIGKILL');
	}
	await ended;
	return Number(said.at(-1));
}

describe('embeddings in files', () => {
	test('are there for another process, which sees versions put after it opened', async () => {
		const folder = newFolder();
		const [writer, reader] = [fileEmbeddings(folder), fileEmbeddings(folder)];
		await writer.put(titlesOf('one', 1));
		expect(await reader.all('titles')).toEqual(titlesOf('one', 1));
		await writer.put(titlesOf('two', 2));
		expect(await reader.all('titles')).toEqual(titlesOf('two', 2));
		await writer.retain('titles', { newest: 1 });
		expect(await reader.all('titles', { version: 'one' })).toBeUndefined();
	});

	test.each(['ids', 'vectors', 'version.json'])(
		'one bit changed in %s is found out',
		async (file) => {
			const folder = newFolder();
			await fileEmbeddings(folder).put(titlesOf('v', 1, { count: 30, width: 4 }));
			const path = join(folder, 'titles', 'v', file);
			const whole = await readFile(path);
			for (let at = 0; at < whole.length - 1; at += 29) {
				const flipped = Buffer.from(whole);
				flipped[at]! ^= 1;
				await writeFile(path, flipped);
				await expect(fileEmbeddings(folder).all('titles')).rejects.toThrow(
					failing('embeddings-altered', file),
				);
			}
			await writeFile(path, whole);
			expect((await fileEmbeddings(folder).all('titles'))!.version).toBe('v');
		},
	);

	test.each(['ids', 'vectors', 'version.json'])('a lost %s is named', async (file) => {
		const folder = newFolder();
		await fileEmbeddings(folder).put(titlesOf('v', 1));
		await rm(join(folder, 'titles', 'v', file));
		await expect(fileEmbeddings(folder).of('titles', titleId('t0'))).rejects.toThrow(
			failing('embeddings-altered', `${file} is missing`),
		);
	});

	test('what failed to be read is read again once it is mended', async () => {
		const folder = newFolder();
		const store = fileEmbeddings(folder);
		await store.put(titlesOf('v', 1));
		const path = join(folder, 'titles', 'v', 'vectors');
		const whole = await readFile(path);
		await writeFile(path, 'torn');
		await expect(store.all('titles')).rejects.toThrow(failing('embeddings-altered', 'vectors'));
		await writeFile(path, whole);
		expect(await store.all('titles')).toEqual(titlesOf('v', 1));
	});

	test('a write that never ended shows nowhere, is done again, and is swept away', async () => {
		const folder = newFolder();
		const store = fileEmbeddings(folder);
		await store.put(titlesOf('v1', 1));
		for (const left of ['.v2.new', '.v3.new']) {
			await mkdir(join(folder, 'titles', left));
			await cp(join(folder, 'titles', 'v1', 'ids'), join(folder, 'titles', left, 'junk'));
		}
		expect(await store.versions('titles')).toHaveLength(1);
		await store.put(titlesOf('v2', 2));
		expect((await fileEmbeddings(folder).all('titles'))!.version).toBe('v2');
		expect((await readdir(join(folder, 'titles', 'v2'))).sort()).toEqual([
			'ids',
			'vectors',
			'version.json',
		]);
		await store.retain('titles', { newest: 5 });
		expect((await readdir(join(folder, 'titles'))).sort()).toEqual(['v1', 'v2']);
	});

	test('killed in the midst of writing, what it said is kept is there, and all that is there is whole', async () => {
		const folder = newFolder();
		let newest = 0;
		for (const versions of [1, 4, 9]) {
			const said = await killedAfter(folder, newest + 1, versions);
			const store = fileEmbeddings(folder);
			const found = await store.versions('titles');
			newest = found.at(-1)!.asOf;
			expect(newest).toBeGreaterThanOrEqual(said);
			for (const { version, asOf } of found)
				expect(await store.all('titles', { version })).toEqual(
					titlesOf(version, asOf, { count: 2_000, width: 16 }),
				);
		}
	});

	test('half precision takes half the room', async () => {
		const folder = newFolder();
		const store = fileEmbeddings(folder);
		await store.put(titlesOf('whole', 1, { count: 100, width: 8 }));
		await store.put(titlesOf('half', 2, { count: 100, width: 8 }), 'f16');
		const bytes = async (version: string) =>
			(await stat(join(folder, 'titles', version, 'vectors'))).size;
		expect([await bytes('whole'), await bytes('half')]).toEqual([3_200, 1_600]);
	});

	test('a place that cannot be written or read is said, with the place', async () => {
		const blocked = newFolder();
		await writeFile(blocked, 'a file where a folder should be');
		const store = fileEmbeddings(blocked);
		await expect(store.put(titlesOf('v', 1))).rejects.toThrow(
			expect.objectContaining({
				where: expect.stringContaining(blocked),
				responsible: 'dependency',
			}),
		);
		await expect(store.versions('titles')).rejects.toThrow(failing('embeddings-unreadable', ''));
	});
});
