import { appendFileSync, mkdtempSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { historyOf } from '@marquee/histories';
import { epochMs, systemClock, titleId } from '@marquee/units';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openBundle, writeBundle } from './bundle.ts';
import { followingTitles } from './following-titles.fixture.ts';
import { openFoundation } from './infer.ts';
import { run } from './run.ts';
import { train } from './train.ts';
import type { TrainedModel } from './trained-model.ts';

const data = followingTitles();
const titleIds = Array.from({ length: data.titles }, (_, title) => titleId(`t${title}`));
const folder = mkdtempSync(join(tmpdir(), 'bundle-'));
const lineage = {
	data: 'following titles',
	trainedUntil: epochMs(1_000),
	createdAt: epochMs(2_000),
	code: 'test',
	metrics: {},
};
const options = { threads: 1, inCatalogue: () => true };
let model: TrainedModel;
let path: string;

beforeAll(async () => {
	const small = run('small', { width: 16, context: 12, batchRows: 8, epochs: 1 });
	model = await train({ run: small, data, threads: 1, clock: systemClock });
});
beforeEach(async () => {
	path = join(folder, await writeBundle(folder, model, titleIds, lineage));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('an opened bundle scores as the model in memory does', async () => {
	const bundle = await openBundle(path, options);
	const memory = await openFoundation(model, { threads: 1, batchRows: 1 });
	const requests = [{ history: historyOf(data, 4), asOfMs: Number.NaN }];
	const [a, b] = [new Float32Array(data.titles), new Float32Array(data.titles)];
	await bundle.foundation.score(requests, a);
	await memory.score(requests, b);
	expect(a).toEqual(b);
	expect(bundle.titleIds).toEqual(titleIds);
	await Promise.all([bundle.foundation.release(), memory.release()]);
});

test('the same model and lineage make the same hash', async () => {
	expect(join(folder, await writeBundle(folder, model, titleIds, lineage))).toBe(path);
});

test.each(['scoring.onnx', 'embeddings.f32', 'prior.f32', 'fresh-prior.f32', 'titles.json'])(
	'one byte more in %s is found out',
	async (file) => {
		appendFileSync(join(path, file), ' ');
		await expect(openBundle(path, options)).rejects.toThrow(
			expect.objectContaining({ code: 'bundle-altered', what: expect.stringContaining(file) }),
		);
	},
);

test('a missing file is named', async () => {
	unlinkSync(join(path, 'prior.f32'));
	await expect(openBundle(path, options)).rejects.toThrow('prior.f32 is missing');
});

test('a manifest that is no manifest, and none at all, are told apart', async () => {
	writeFileSync(join(path, 'manifest.json'), '{"format": 2}');
	await expect(openBundle(path, options)).rejects.toThrow(
		expect.objectContaining({ code: 'bundle-altered' }),
	);
	await expect(openBundle(join(folder, 'nowhere'), options)).rejects.toThrow(
		expect.objectContaining({ code: 'bundle-missing' }),
	);
});

test('a bundle made for another catalogue is refused with how little they share', async () => {
	const other = { threads: 1, inCatalogue: (id: string) => id === 't0' };
	await expect(openBundle(path, other)).rejects.toThrow('only 1 of its 40 titles');
});
