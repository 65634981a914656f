import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { history } from '@marquee/histories';
import { epochMs, systemClock, titleId } from '@marquee/units';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Bundle, openBundle, writeBundle } from './bundle.ts';
import { newEmbeddings } from './new-titles.ts';
import type { TrainedModel } from './trained-model.ts';
import { turnedModel, turnedRows } from './turned-model.ts';
import { modelOfTwoGenres, ofGenre, twoGenres } from './two-genres.fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'new-titles-'));
const width = 16;
const [V, newest] = [twoGenres.length, twoGenres.length - 1];
const [comedy, drama, unheardOf] = [V, V + 1, V + 2];
const added = [
	ofGenre('new-comedy', 'Comedy'),
	ofGenre('new-drama', 'Drama'),
	{ titleId: 'unheard-of', name: 'x', genres: [] },
];
const laughed = history([0, 2, 4, 6].map((title) => ({ title })));
const asked = { history: laughed, asOfMs: Number.NaN };
let model: TrainedModel;
let yesterday: Bundle;
let today: Bundle;

beforeAll(async () => {
	model = await modelOfTwoGenres(systemClock);
	yesterday = await opened(model);
	today = await yesterday.withTitles([...twoGenres.slice(0, 3), ...added, added[0]!]);
});
afterAll(async () => {
	await Promise.all([yesterday.foundation.release(), today.foundation.release()]);
	rmSync(folder, { recursive: true });
});

async function opened(written: TrainedModel): Promise<Bundle> {
	const ids = twoGenres.map((title) => titleId(title.titleId));
	const at = epochMs(0);
	const lineage = { data: 'made up', trainedUntil: at, createdAt: at, code: '', metrics: {} };
	const hash = await writeBundle(folder, written, ids, lineage);
	return openBundle(join(folder, hash), { threads: 1, inCatalogue: () => true });
}

async function scoresOf(bundle: Bundle, past = laughed): Promise<Float32Array> {
	const scores = new Float32Array(bundle.titleIds.length);
	await bundle.foundation.score([{ ...asked, history: past }], scores);
	return scores;
}

/** The product with more titles is summed in other blocks. */
function expectAlike(scores: Float32Array, others: Float32Array): void {
	expect(scores.length).toBe(others.length);
	for (const [title, score] of scores.entries()) expect(score).toBeCloseTo(others[title]!, 5);
}

const rowOf = (embeddings: Float32Array, title: number) =>
	embeddings.subarray(title * width, (title + 1) * width);

test('titles that the bundle lacks stand behind its own, once each, in the order given', () => {
	const ids = [...yesterday.titleIds, ...added.map((title) => titleId(title.titleId))];
	expect(today.titleIds).toEqual(ids);
	expect(today.embeddings.length).toBe(ids.length * width);
	expect(today.hash).toBe(yesterday.hash);
});

test('who laughs is offered a new comedy before a new drama', async () => {
	const scores = await scoresOf(today);
	expect(scores[comedy]).toBeGreaterThan(scores[drama]! + 0.5);
});

test('a new title stands where training would have put one that nobody had played', () => {
	expect(newest % 2).toBe(1); // never played, and a drama
	expect(newEmbeddings(model, [twoGenres[newest]!], width)).toEqual(
		rowOf(model.embeddings, newest),
	);
	expect(today.foundation.cosine(drama, newest)).toBeCloseTo(1, 3);
	expect(today.foundation.similarity(drama)[comedy]).toBeLessThan(0.8);
	expect(today.foundation.similarity(0).length).toBe(V + added.length);
});

test('a new title counts as played as seldom as any that is known', async () => {
	const scores = await scoresOf(today, history([]));
	expect(scores[comedy]).toBe(Math.min(...model.prior));
	expect(scores[comedy]).toBe(scores[newest]);
});

test('of a title about which nothing is known there is its prior, and no taste', async () => {
	expect(rowOf(today.embeddings, unheardOf)).toEqual(new Float32Array(width));
	expect((await scoresOf(today))[unheardOf]).toBe(Math.min(...model.prior));
});

test('known titles score as before, also when a new one has been played', async () => {
	const before = await scoresOf(yesterday);
	expectAlike((await scoresOf(today)).subarray(0, V), before);
	const withNew = history([0, comedy, 2, 4, 6].map((title) => ({ title })));
	expectAlike((await scoresOf(today, withNew)).subarray(0, V), before);
	const onlyNew = await today.foundation.states([
		{ ...asked, history: history([{ title: drama }]) },
	]);
	expect(onlyNew).toEqual(new Float32Array(width));
});

test('titles can be added to what was added before', async () => {
	const more = await today.withTitles([ofGenre('newer-comedy', 'Comedy')]);
	const scores = await scoresOf(more);
	expect(scores[V + added.length]).toBeCloseTo(scores[comedy]!, 5);
	expectAlike(scores.subarray(0, V + added.length), await scoresOf(today));
	await more.foundation.release();
});

test('in a space that was turned, new titles are turned as all others are', () => {
	const rotation = new Float32Array(width * width);
	for (let i = 0; i < width; i++) rotation[i * width + ((i + 3) % width)] = i % 2 === 0 ? 1 : -1;
	const turned = newEmbeddings(turnedModel(model, rotation), added, width);
	expect(turned).toEqual(turnedRows(newEmbeddings(model, added, width), rotation, width));
	expect(turned).not.toEqual(newEmbeddings(model, added, width));
});

test('a model that has learnt no words knows new titles by nothing', async () => {
	const { vocabulary: _, ...wordless } = model;
	const bundle = await opened(wordless);
	const extended = await bundle.withTitles(added);
	expect(rowOf(extended.embeddings, comedy)).toEqual(new Float32Array(width));
	await Promise.all([bundle.foundation.release(), extended.foundation.release()]);
});
