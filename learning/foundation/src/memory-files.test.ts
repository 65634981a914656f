/// <reference lib="esnext.float16" />
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { historyOf } from '@marquee/histories';
import { epochMs, systemClock, titleId } from '@marquee/units';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBundle, writeBundle } from './bundle.ts';
import type { Contents } from './bundle-files.ts';
import { followingTitles } from './following-titles.fixture.ts';
import { openFoundation } from './infer.ts';
import { memoryContents, memoryFile, memoryIn } from './memory-files.ts';
import { run } from './run.ts';
import { denseMemory } from './some-memory.fixture.ts';
import { train } from './train.ts';
import type { TrainedModel } from './trained-model.ts';

const data = followingTitles();
const memory = { linear: denseMemory(data.titles, 1), share: 2, tasteShare: 0.5 };
const folder = mkdtempSync(join(tmpdir(), 'memory-'));
const options = { threads: 1, inCatalogue: () => true };
let model: TrainedModel;
let path: string;

beforeAll(async () => {
	const small = run('small', { width: 16, context: 12, batchRows: 8, epochs: 1 });
	model = { ...(await train({ run: small, data, threads: 1, clock: systemClock })), memory };
	const ids = Array.from({ length: data.titles }, (_, title) => titleId(`t${title}`));
	const at = epochMs(0);
	const lineage = { data: 'made up', trainedUntil: at, createdAt: at, code: '', metrics: {} };
	path = join(folder, await writeBundle(folder, model, ids, lineage));
});
afterAll(() => rmSync(folder, { recursive: true }));

const requests = [0, 3, 8].map((profile) => ({
	history: historyOf(data, profile),
	asOfMs: Number.NaN,
}));
const memoryOf = (contents: Contents) =>
	memoryIn(async (name) => contents[name]!, data.titles, 'here');

test('one bundle answers from taste and memory together as the model in memory did', async () => {
	const embeddings = Float32Array.from(new Float16Array(model.embeddings));
	const before = await openFoundation({ ...model, embeddings }, { threads: 1, batchRows: 1 });
	const bundle = await openBundle(path, options);
	const [a, b] = [new Float32Array(3 * data.titles), new Float32Array(3 * data.titles)];
	await bundle.foundation.score(requests, a);
	await before.score(requests, b);
	expect(a).toEqual(b);
	await Promise.all([bundle.foundation.release(), before.release()]);
});

test('new titles get their share of taste, and nothing from a memory that does not know them', async () => {
	const bundle = await openBundle(path, options);
	const today = await bundle.withTitles([{ titleId: 'new', name: 'new', genres: [] }]);
	const scores = new Float32Array(data.titles + 1);
	await today.foundation.score(requests.slice(0, 1), scores);
	expect(scores[data.titles]).toBe(memory.tasteShare * Math.min(...model.prior));
	await Promise.all([bundle.foundation.release(), today.foundation.release()]);
});

test('a memory comes back from its files to the bit', async () => {
	expect(await memoryOf(memoryContents(memory))).toEqual(memory);
});

test('a byte more in a matrix is found out', async () => {
	const names = ['memory-0-offsets.i32', 'memory-1-values.f32', memoryFile];
	for (const name of names) {
		appendFileSync(join(path, name), ' ');
		const altered = { code: 'bundle-altered', what: expect.stringContaining(name) };
		await expect(openBundle(path, options)).rejects.toThrow(expect.objectContaining(altered));
		const whole = memoryContents(memory)[name]!;
		rmSync(join(path, name));
		appendFileSync(join(path, name), whole);
	}
});

const ints = (length: number, value: (at: number) => number) =>
	new Uint8Array(Int32Array.from({ length }, (_, at) => value(at)).buffer);
const said = (change: object) =>
	new TextEncoder().encode(
		JSON.stringify({
			share: 1,
			tasteShare: 1,
			ratings: { slope: 0, mean: 0 },
			parts: [],
			...change,
		}),
	);

test.each([
	[memoryFile, new TextEncoder().encode('{'), 'memory.json: no JSON'],
	[memoryFile, said({ share: null }), 'memory.json: share is null, not a number'],
	[memoryFile, said({ ratings: 3 }), 'memory.json: slope is undefined, not a number'],
	[memoryFile, said({ parts: 'two' }), 'memory.json: parts is no list'],
	[memoryFile, said({ parts: [{ decay: 1 }] }), 'share of part 0 is undefined'],
	['memory-0-offsets.i32', ints(40, () => 0), 'has 160 bytes, not the 164'],
	['memory-0-offsets.i32', ints(41, (at) => (at === 7 ? 9 : 0)), 'does not ascend from 0'],
	['memory-0-offsets.i32', ints(41, () => 1_600), 'does not ascend from 0'],
	['memory-0-titles.i32', ints(1_600, (at) => at % 41), 'names title 40 of 40'],
	['memory-0-titles.i32', ints(1_600, () => -1), 'holds -1 at place 0'],
	['memory-1-values.f32', new Uint8Array(4), 'has 4 bytes, not the 6400'],
])('%s that breaks the contract is named (%#)', async (name, bytes, what) => {
	await expect(memoryOf({ ...memoryContents(memory), [name]: bytes })).rejects.toThrow(
		expect.objectContaining({
			code: 'bundle-contract-broken',
			what: expect.stringContaining(what),
		}),
	);
});
