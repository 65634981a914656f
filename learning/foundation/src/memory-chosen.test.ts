import { linearRecommender } from '@marquee/baselines';
import { type Histories, historyOf, keepRows, type Recommender } from '@marquee/histories';
import { systemClock } from '@marquee/units';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { followingTitles } from './following-titles.fixture.ts';
import { type Foundation, openFoundation } from './infer.ts';
import { chosenMemory } from './memory-chosen.ts';
import { run } from './run.ts';
import { train } from './train.ts';

const data = followingTitles({ profiles: 80 });
const some = keepRows(data, (row, profile) => row < data.offsets[profile + 1]! - 1);
const common = { threads: 1, clock: systemClock };
/** So little training that what follows is better remembered than understood. */
const hasty = run('hasty', { width: 16, context: 12, batchRows: 8, epochs: 1 });
let taste: Foundation;

beforeAll(async () => {
	const model = await train({ run: hasty, data: some, ...common });
	taste = await openFoundation(model, { threads: 1, batchRows: 4 });
});
afterAll(() => taste.release());

/** The mean of 1 ÷ the rank of the last title of each history, from those before it. */
const lastTitles = (all: Histories) => async (recommender: Recommender) => {
	let sum = 0;
	for (let u = 0; u < all.profiles; u++) {
		const scores = new Float32Array(all.titles);
		await recommender.score([{ history: historyOf(all, u, 1), asOfMs: Number.NaN }], scores);
		const own = scores[historyOf(all, u).titleIndices.at(-1)!]!;
		sum += 1 / (1 + scores.filter((score) => score > own).length);
	}
	return sum / all.profiles;
};

const chosenBy = (judge: (recommender: Recommender) => Promise<number>, always = false) =>
	chosenMemory({ data, heldOut: { train: some, taste, judge }, seed: 1, always });

test('with a memory the model does better on held-out data than taste alone, and never worse than either', async () => {
	const judge = lastTitles(data);
	const { memory, looks } = await chosenBy(judge);
	const best = Math.max(...looks.map(({ judged }) => judged));
	const taken = looks.find(
		({ share, tasteShare }) => share === memory!.share && tasteShare === memory!.tasteShare,
	)!;
	expect(taken.judged).toBe(best);
	expect(best).toBeGreaterThan(looks[0]!.judged + 0.05);
	expect(looks.map(({ tasteShare, share }) => [tasteShare, share])).toEqual(
		expect.arrayContaining([
			[1, 0],
			[0.001, 1],
		]),
	);
	expect(looks[0]!.judged).toBe(await judge(taste));
});

test('the memory that is kept has learnt from all data, the one that was judged only from some', async () => {
	const { memory, looks } = await chosenBy(lastTitles(data));
	const kept = await lastTitles(data)(linearRecommender('kept', memory!.linear));
	expect(kept).toBeGreaterThan(looks.at(-1)!.judged); // it has seen the answers
});

test('the same task gives the same memory', async () => {
	expect(await chosenBy(lastTitles(data))).toEqual(await chosenBy(lastTitles(data)));
});

test('where memory only does harm there is none', async () => {
	let looks = 0;
	const { memory } = await chosenBy(async ({ name }) => (name === 'foundation' ? -looks++ : 0));
	expect(memory).toBeUndefined();
});

test('asked for in any case, the memory that harms least is taken', async () => {
	let looks = 0;
	const worseAndWorse = async ({ name }: Recommender) => (name === 'foundation' ? -looks++ : 0);
	const { memory } = await chosenBy(worseAndWorse, true);
	expect(memory).toMatchObject({ share: 0.25, tasteShare: 1 });
});
