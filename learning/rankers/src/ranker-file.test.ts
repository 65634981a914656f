import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { featureCount, featureNames } from '@marquee/features';
import { type EpochMs, Failure } from '@marquee/units';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scoredRoom } from './ranker.ts';
import { hashOf, readRanker, writeRanker } from './ranker-file.ts';
import type { RankerModel } from './ranker-model.ts';
import { rankerRun } from './ranker-run.ts';
import { trainedRanker } from './trained-ranker.ts';

const H = 4;
const numbers = (length: number) => Float32Array.from({ length }, (_, n) => Math.sin(n) / 3);
const model: RankerModel = {
	run: rankerRun('test', { width: H }),
	names: featureNames,
	weights: {
		trunk: numbers(featureCount * H),
		'trunk-bias': numbers(H),
		heads: numbers(H * 3),
		'heads-bias': numbers(3),
		straight: numbers(featureCount * 3),
	},
	calibrations: {
		engagement: { slope: 1.25, shift: -3 },
		retention: { slope: 0.5, shift: 0.1 },
		satisfaction: { slope: 1, shift: 0 },
	},
	lineage: {
		trainedUntil: 1_376_776_212_000 as EpochMs,
		slates: 10,
		heldOutSlates: 5,
		loss: 2.5,
		unvaried: ['fatigue'],
	},
};
let folder = '';
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'ranker-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('a ranker that was written scores as before, to the last bit, and leaves nothing else behind', async () => {
	const path = join(folder, 'ranker.json');
	const hash = await writeRanker(path, model);
	expect(hash).toBe(hashOf(model));
	const read = await readRanker(path);
	expect(read).toEqual(model);
	const features = numbers(3 * featureCount);
	expect(trainedRanker(read).score(features, 3)).toEqual(trainedRanker(model).score(features, 3));
	expect(trainedRanker(read).name).toBe(`listwise ${hash.slice(0, 12)}`);
	expect(await readdir(folder)).toEqual(['ranker.json']);
});

test('a trained ranker says the same in room that was used before, and leaves what lies beyond', () => {
	const ranker = trainedRanker(model);
	const [features, used] = [numbers(3 * featureCount), scoredRoom(4)];
	used.heads.engagement.fill(7);
	ranker.score(features, 3, used);
	const { score, heads } = ranker.score(features, 3);
	expect(used.score.subarray(0, 3)).toEqual(score);
	expect(used.heads.engagement).toEqual(Float32Array.of(...heads.engagement, 7));
});

test('a file of which any one byte was changed is refused', async () => {
	const path = join(folder, 'ranker.json');
	const hash = await writeRanker(path, model);
	const text = await readFile(path, 'utf8');
	const changed = join(folder, 'changed.json');
	await fc.assert(
		fc.asyncProperty(fc.nat(text.length - 2), fc.constantFrom('7', 'x', '"'), async (at, byte) => {
			fc.pre(text[at] !== byte);
			await writeFile(changed, text.slice(0, at) + byte + text.slice(at + 1));
			const refusal = await readRanker(changed).then(hashOf, codeOf);
			expect(['ranker-altered', 'ranker-foreign']).toContain(refusal);
			expect(refusal).not.toBe(hash);
		}),
		{ numRuns: 40 }, // each writes and reads a file
	);
});

test('a ranker that was trained on other features is refused, and which ones is said', async () => {
	const path = join(folder, 'foreign.json');
	await writeRanker(path, { ...model, names: featureNames.with(3, 'glamour') });
	await expect(readRanker(path)).rejects.toThrow('it reads glamour, which is no feature');
	await writeRanker(path, { ...model, names: featureNames.slice(1) });
	await expect(readRanker(path)).rejects.toThrow('it does not read taste');
	await writeRanker(path, { ...model, names: featureNames.toReversed() });
	expect(await readRanker(path).catch(codeOf)).toBe('ranker-foreign');
	const weights = { ...model.weights, 'heads-bias': numbers(2) };
	await writeRanker(path, { ...model, weights });
	await expect(readRanker(path)).rejects.toThrow('heads-bias has 8 bytes');
});

test('where there is no file, or none of ours, that is said', async () => {
	expect(await readRanker(join(folder, 'none.json')).catch(codeOf)).toBe('ranker-missing');
	const path = join(folder, 'text.json');
	for (const [text, code] of [
		['not JSON', 'ranker-altered'],
		['7', 'ranker-altered'],
		['{"format":"marquee-ranker 9"}', 'ranker-foreign'],
		['{"format":"marquee-ranker 1"}', 'ranker-altered'],
	] as const) {
		await writeFile(path, text);
		expect(await readRanker(path).catch(codeOf)).toBe(code);
	}
});

const codeOf = (error: unknown): string => {
	if (error instanceof Failure) return error.code;
	throw error;
};
