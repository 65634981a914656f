/// <reference lib="esnext.float16" />
import { createHash } from 'node:crypto';
import {
	appendFileSync,
	cpSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	unlinkSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { history, historyOf } from '@marquee/histories';
import { Graph, type Value } from '@marquee/tensor';
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

test('an opened bundle scores as the model in memory does with embeddings of 16 bits', async () => {
	const bundle = await openBundle(path, options);
	const embeddings = Float32Array.from(new Float16Array(model.embeddings));
	const memory = await openFoundation({ ...model, embeddings }, { threads: 1, batchRows: 1 });
	const requests = [{ history: historyOf(data, 4), asOfMs: Number.NaN }];
	const [a, b] = [new Float32Array(data.titles), new Float32Array(data.titles)];
	await bundle.foundation.score(requests, a);
	await memory.score(requests, b);
	expect(a).toEqual(b);
	expect(bundle.embeddings).toEqual(embeddings);
	expect(bundle.titleIds).toEqual(titleIds);
	await Promise.all([bundle.foundation.release(), memory.release()]);
});

test('the same model and lineage make the same hash', async () => {
	expect(join(folder, await writeBundle(folder, model, titleIds, lineage))).toBe(path);
});

test('many histories per run get the answers that each gets alone', async () => {
	const one = await openBundle(path, options);
	const many = await openBundle(path, { ...options, manyAtOnce: true });
	const requests = [1, 2, 3, 4].map((profile) => ({
		history: historyOf(data, profile),
		asOfMs: Number.NaN,
	}));
	const [a, b] = [await one.foundation.states(requests), await many.foundation.states(requests)];
	for (const [i, value] of a.entries()) expect(b[i]).toBeCloseTo(value, 4);
	await Promise.all([one.foundation.release(), many.foundation.release()]);
});

test.each(['scoring.onnx', 'embeddings.f16', 'prior.f32', 'fresh-prior.f32', 'titles.json'])(
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
	const elsewhere = withManifest('{"format": ');
	await expect(openBundle(elsewhere, options)).rejects.toThrow(
		expect.objectContaining({ code: 'bundle-altered', what: 'the manifest cannot be read' }),
	);
	await expect(openBundle(join(folder, 'nowhere'), options)).rejects.toThrow(
		expect.objectContaining({ code: 'bundle-missing' }),
	);
});

test('a manifest that was changed no longer has the name of its folder', async () => {
	const manifest = readFileSync(join(path, 'manifest.json'), 'utf8');
	writeFileSync(join(path, 'manifest.json'), manifest.replace('following titles', 'other titles'));
	await expect(openBundle(path, options)).rejects.toThrow(
		expect.objectContaining({
			code: 'bundle-altered',
			what: expect.stringContaining('as the folder is named'),
		}),
	);
});

/** A copy of the bundle in a folder without a hash for a name, with another manifest. */
function withManifest(manifest: string): string {
	const copy = mkdtempSync(join(folder, 'copy-'));
	cpSync(path, copy, { recursive: true });
	writeFileSync(join(copy, 'manifest.json'), manifest);
	return copy;
}

/** A copy with some files exchanged for others of which the manifest knows. */
function withFiles(files: Readonly<Record<string, Uint8Array>>): string {
	const manifest = JSON.parse(readFileSync(join(path, 'manifest.json'), 'utf8'));
	for (const [name, bytes] of Object.entries(files))
		manifest.files[name] = {
			bytes: bytes.length,
			sha256: createHash('sha256').update(bytes).digest('hex'),
		};
	const copy = withManifest(JSON.stringify(manifest));
	for (const [name, bytes] of Object.entries(files)) writeFileSync(join(copy, name), bytes);
	return copy;
}

test.each([
	['of a later format', { format: 3 }, 'bundle-format-unknown', 'format 3, not 1 or 2'],
	['without a count of titles', { titles: 0 }, 'bundle-contract-broken', 'titles is 0'],
	['without a width', { run: { name: 'x', context: 9 } }, 'bundle-contract-broken', 'run.width'],
	['without lineage', { lineage: null }, 'bundle-contract-broken', 'lineage.data is undefined'],
	['that names no files', { files: {} }, 'bundle-contract-broken', 'does not name titles.json'],
])('a manifest %s is refused by the field', async (_what, change, code, what) => {
	const manifest = JSON.parse(readFileSync(join(path, 'manifest.json'), 'utf8'));
	const changed = withManifest(JSON.stringify({ ...manifest, ...change }));
	await expect(openBundle(changed, options)).rejects.toThrow(
		expect.objectContaining({ code, what: expect.stringContaining(what) }),
	);
});

const floats = (numbers: Float32Array) => new Uint8Array(numbers.buffer);
const graphOf = (state: (graph: Graph) => Value) => {
	const graph = new Graph();
	graph.output('states', state(graph));
	return graph.build();
};

test.each([
	['prior.f32', () => floats(new Float32Array(39)), 'prior.f32 has 156 bytes, not the 160'],
	['prior.f32', () => floats(new Float32Array(40).fill(Number.NaN)), 'prior.f32 holds NaN at'],
	['titles.json', () => new TextEncoder().encode('["t0"]'), '1 ids for 40 titles'],
	['titles.json', () => new TextEncoder().encode('{}'), 'no list of ids'],
	['scoring.onnx', () => new TextEncoder().encode('no graph'), ''],
	[
		'scoring.onnx',
		() => graphOf((graph) => graph.input('titles-seen', [1, 16])),
		'input titles-seen is f32 (1, 16), not i32 (12)',
	],
	[
		'scoring.onnx',
		() => graphOf((graph) => graph.constant(new Float32Array(8), [1, 8])),
		'output states is f32 (1, 8), not f32 (1, 16)',
	],
] as const)(
	'%s that breaks the contract is named, although its hash is right',
	async (...given) => {
		const [file, bytes, what] = given;
		await expect(openBundle(withFiles({ [file]: bytes() }), options)).rejects.toThrow(
			expect.objectContaining({
				code: 'bundle-contract-broken',
				what: expect.stringContaining(what),
			}),
		);
	},
);

test('a graph that says itself what a profile likes is believed, and a bundle of format 1 is read', async () => {
	const graph = new Graph();
	const liked = Float32Array.from({ length: data.titles }, (_, title) => title);
	graph.output('states', graph.constant(new Float32Array(16), [1, 16]));
	graph.output('taste', graph.constant(liked, [1, data.titles]));
	const copy = withFiles({ 'scoring.onnx': graph.build() });
	const manifest = JSON.parse(readFileSync(join(copy, 'manifest.json'), 'utf8'));
	writeFileSync(join(copy, 'manifest.json'), JSON.stringify({ ...manifest, format: 1 }));
	const bundle = await openBundle(copy, options);
	const { foundation } = bundle;
	const scores = new Float32Array(2 * data.titles);
	const request = { history: historyOf(data, 0), asOfMs: Number.NaN };
	await foundation.score([{ ...request, history: history([]) }, request], scores);
	for (let title = 0; title < data.titles; title++) {
		expect(scores[title]).toBe(model.prior[title]);
		expect(scores[data.titles + title]).toBeCloseTo(title + model.prior[title]!, 4);
	}
	const today = await bundle.withTitles([{ titleId: 'new', name: 'new', genres: [] }]);
	const more = new Float32Array(2 * (data.titles + 1));
	await today.foundation.score([request, request], more);
	for (const row of [0, data.titles + 1]) {
		expect(more.subarray(row, row + data.titles)).toEqual(scores.subarray(data.titles));
		expect(more[row + data.titles]).toBe(Math.min(...model.prior)); // it has no taste for what it does not know
	}
	await Promise.all([foundation.release(), today.foundation.release()]);
});

test('a bundle made for another catalogue is refused with how little they share', async () => {
	const other = { threads: 1, inCatalogue: (id: string) => id === 't0' };
	await expect(openBundle(path, other)).rejects.toThrow('only 1 of its 40 titles');
});
