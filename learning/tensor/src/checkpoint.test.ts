import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
	checkpointBytes,
	checkpointOf,
	readCheckpoint,
	removeCheckpoint,
	writeCheckpoint,
} from './checkpoint.ts';

let folder: string;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'checkpoint-'));
});
afterAll(() => rm(folder, { recursive: true }));

const arrays = fc.record({
	f32: fc.float32Array(),
	i32: fc.int32Array(),
	u8: fc.uint8Array(),
	i64: fc.bigInt64Array(),
});

test('what was written is read, NaN, infinities and −0 included, from the file as from its bytes', async () => {
	const path = join(folder, 'round');
	const property = fc.asyncProperty(arrays, fc.json(), async (written, json) => {
		const facts: unknown = JSON.parse(json);
		await writeCheckpoint(path, { arrays: written, facts });
		const read = await readCheckpoint(path);
		expect(read.arrays).toEqual(written);
		expect(JSON.stringify(read.facts)).toBe(JSON.stringify(facts));
		const bytes = checkpointBytes({ arrays: written, facts });
		expect(Buffer.compare(bytes, await readFile(path))).toBe(0);
		expect(checkpointOf(bytes, path)).toEqual(read);
	});
	await fc.assert(property, { numRuns: 25 });
});

test('one flipped bit anywhere, a missing tail or a longer one is found', async () => {
	const path = join(folder, 'corrupt');
	const numbers = Float32Array.from({ length: 40 }, (_, i) => i);
	await writeCheckpoint(path, { arrays: { numbers }, facts: { step: 3 } });
	const whole = await readFile(path);
	const corrupt = expect.objectContaining({ code: 'checkpoint-corrupt', where: path });
	const damages = [...Array.from(whole.keys()).filter((at) => at % 7 === 0)].map((at) => {
		const bytes = Buffer.from(whole);
		bytes[at]! ^= 1 << (at % 8);
		return bytes;
	});
	damages.push(whole.subarray(0, -1), whole.subarray(0, 20), Buffer.alloc(0));
	damages.push(Buffer.concat([whole, Buffer.alloc(8)]));
	for (const bytes of damages) {
		await writeFile(path, bytes);
		await expect(readCheckpoint(path)).rejects.toThrow(corrupt);
	}
});

test('a write that was interrupted leaves the old checkpoint whole', async () => {
	const path = join(folder, 'interrupted');
	await writeCheckpoint(path, { arrays: {}, facts: 'old' });
	await writeFile(`${path}.new`, 'torn');
	expect((await readCheckpoint(path)).facts).toBe('old');
	await writeCheckpoint(path, { arrays: {}, facts: 'new' });
	expect((await readCheckpoint(path)).facts).toBe('new');
	await removeCheckpoint(path);
	expect((await readdir(folder)).filter((name) => name.startsWith('interrupted'))).toEqual([]);
});

test('a checkpoint that does not exist is told apart from a broken one', async () => {
	await expect(readCheckpoint(join(folder, 'none'))).rejects.toThrow(
		expect.objectContaining({ code: 'checkpoint-missing', responsible: 'caller' }),
	);
});
