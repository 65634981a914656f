import { history, historyOf, type ScoringRequest } from '@marquee/histories';
import { epochMs, systemClock } from '@marquee/units';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { followingTitles } from './following-titles.fixture.ts';
import { type Foundation, openFoundation } from './infer.ts';
import { run } from './run.ts';
import { train } from './train.ts';
import type { TrainedModel } from './trained-model.ts';

const data = followingTitles();
const small = run('small', { width: 16, context: 12, batchRows: 8, epochs: 2 });
const at = (hours: number) => epochMs(hours * 3_600_000);
const everybody: readonly ScoringRequest[] = Array.from(
	{ length: data.profiles },
	(_, profile) => ({
		history: historyOf(data, profile),
		asOfMs: at(30),
	}),
);
const nobody: ScoringRequest = { history: history([]), asOfMs: at(30) };
let model: TrainedModel;
let alone: Foundation;
let together: Foundation;

beforeAll(async () => {
	model = await train({ run: small, data, threads: 1, clock: systemClock });
	alone = await openFoundation(model, { threads: 1, batchRows: 1 });
	together = await openFoundation(model, { threads: 1, batchRows: 3 });
});
afterAll(() => Promise.all([alone.release(), together.release()]));

const scoresOf = async (foundation: Foundation, requests: readonly ScoringRequest[]) => {
	const scores = new Float32Array(requests.length * data.titles);
	await foundation.score(requests, scores);
	return scores;
};
const furthest = (a: Float32Array, b: Float32Array) =>
	a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i]!)), 0);

test('profiles that share rows get the states and scores that each gets alone', async () => {
	const asked = [everybody[0]!, nobody, ...everybody.slice(1)];
	const states = await together.states(asked);
	expect(states.length).toBe(asked.length * small.width);
	expect(furthest(states, await alone.states(asked))).toBeLessThan(1e-4);
	expect(furthest(await scoresOf(together, asked), await scoresOf(alone, asked))).toBeLessThan(
		1e-4,
	);
});

test('a score is what the state says of the title, and how popular it is', async () => {
	const request = { ...everybody[3]!, asOfMs: Number.NaN };
	const state = await alone.states([request]);
	const scores = await scoresOf(alone, [request]);
	for (let title = 0; title < data.titles; title++) {
		const embedding = model.embeddings.subarray(title * small.width, (title + 1) * small.width);
		const taste = embedding.reduce((sum, value, i) => sum + value * state[i]!, 0);
		expect(scores[title]).toBeCloseTo(taste + model.prior[title]!, 4);
	}
});

test('who has watched nothing has a state of zeros and is told what is popular', async () => {
	expect(await together.states([nobody])).toEqual(new Float32Array(small.width));
	expect(await scoresOf(together, [nobody])).toEqual(model.freshPrior);
});

test('the event of a moment ago is in the very next request, whatever was asked meanwhile', async () => {
	const before = [0, 7, 14].map((title, hour) => ({ title, happenedAtMs: at(hour) }));
	const after = [...before, { title: 30, happenedAtMs: at(3) }];
	const asking = (events: typeof before) => ({ history: history(events), asOfMs: at(4) });
	const [first, meanwhile, next] = await Promise.all([
		alone.states([asking(before)]),
		alone.states([everybody[5]!]),
		alone.states([asking(after)]),
	]);
	expect(furthest(first, next)).toBeGreaterThan(0.01);
	expect(meanwhile).toEqual(await alone.states([everybody[5]!]));
	const sevenFurther = 37; // than the newest: what follows it in these data
	const scores = await scoresOf(alone, [{ ...asking(after), asOfMs: Number.NaN }]);
	const earlier = await scoresOf(alone, [{ ...asking(before), asOfMs: Number.NaN }]);
	expect(scores[sevenFurther]! - earlier[sevenFurther]!).toBeGreaterThan(0.5);
});

test('only the newest events that fit the context are read', async () => {
	const long = Array.from({ length: 40 }, (_, i) => ({ title: i, happenedAtMs: at(i) }));
	const asking = (events: typeof long) => ({ history: history(events), asOfMs: at(41) });
	expect(await alone.states([asking(long)])).toEqual(
		await alone.states([asking(long.slice(-small.context))]),
	);
});
