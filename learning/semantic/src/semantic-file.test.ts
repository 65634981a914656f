import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '@marquee/units';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSemantics, writeSemantics } from './semantic-file.ts';
import { smallCatalogue } from './small-catalogue.fixture.ts';
import { trainSemantics } from './train-semantics.ts';

const semantics = trainSemantics({
	titles: smallCatalogue,
	random: seededRandom(1),
	settings: { saidWidth: 8 },
});
let folder = '';
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'semantics-'));
});
afterAll(() => rm(folder, { recursive: true }));

const code = (code: string) => expect.objectContaining({ code, responsible: 'us' });

test('what was written is read to the last bit, and answers alike', async () => {
	const path = join(folder, 'whole');
	const hash = await writeSemantics(path, semantics);
	const read = await readSemantics(path, { sha256: hash, titleIds: semantics.titleIds });
	expect(read.model).toEqual(semantics.model);
	expect(read.embedQuery('vampier castle')).toEqual(semantics.embedQuery('vampier castle'));
	expect(read.titlesLike(3, 5)).toEqual(semantics.titlesLike(3, 5));
	expect(await writeSemantics(join(folder, 'again'), read)).toBe(hash);
});

test('one changed bit anywhere, or a missing end, is refused', async () => {
	const path = join(folder, 'altered');
	await writeSemantics(path, semantics);
	const bytes = await readFile(path);
	for (const at of [3, 80, 900, Math.floor(bytes.length / 2), bytes.length - 1]) {
		const altered = Buffer.from(bytes);
		altered[at]! ^= 1;
		await writeFile(path, altered);
		await expect(readSemantics(path)).rejects.toThrow(code('semantics-altered'));
	}
	for (const length of [0, 10, 65, bytes.length - 4]) {
		await writeFile(path, bytes.subarray(0, length));
		await expect(readSemantics(path)).rejects.toThrow(code('semantics-altered'));
	}
});

test('a file of other titles, another hash or no file at all is refused', async () => {
	const path = join(folder, 'other');
	await writeSemantics(path, semantics);
	const { titleIds } = semantics;
	for (const wanted of [titleIds.slice(1), titleIds.toReversed(), [...titleIds, 'new']])
		await expect(readSemantics(path, { titleIds: wanted })).rejects.toThrow(
			code('semantics-foreign'),
		);
	await expect(readSemantics(path, { sha256: '0'.repeat(64) })).rejects.toThrow(
		code('semantics-altered'),
	);
	await expect(readSemantics(join(folder, 'none'))).rejects.toThrow(code('semantics-missing'));
});
