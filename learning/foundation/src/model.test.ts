import { histories, historyOf, type ScoringRequest } from '@marquee/histories';
import { describeRecommender } from '@marquee/histories/testing';
import { frozenWeights, Graph, gatherRows, openSession } from '@marquee/tensor';
import { systemClock } from '@marquee/units';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyBatch, fillBatch } from './batch.ts';
import { followingTitles } from './following-titles.fixture.ts';
import { type Foundation, openFoundation } from './infer.ts';
import { statesOf } from './model.ts';
import { run } from './run.ts';
import { train } from './train.ts';
import type { TrainedModel } from './trained-model.ts';

const data = followingTitles();
const small = run('small', { width: 16, context: 12, batchRows: 8, epochs: 3 });
let model: TrainedModel;
let foundation: Foundation;

beforeAll(async () => {
	model = await train({ run: small, data, threads: 1, clock: systemClock });
	foundation = await openFoundation(model, { threads: 1, batchRows: 4 });
});
afterAll(() => foundation.release());

describeRecommender('foundation', async () => ({ recommender: foundation, train: data }), {
	exactBatches: false,
});

const scoresOf = async (request: ScoringRequest): Promise<Float32Array> => {
	const scores = new Float32Array(data.titles);
	await foundation.score([request], scores);
	return scores;
};

test('an event after the cut-off changes nothing before it, and neither does another history of the row', async () => {
	const { context: T, width: D } = small;
	const graph = new Graph();
	const unitTitles = graph.constant(model.embeddings, [model.titles, D]);
	const tokens = {
		unitTitles: gatherRows(unitTitles, graph.input('titles', [T], 'i32')),
		actions: graph.input('actions', [T], 'i32'),
		gaps: graph.input('gaps', [T], 'i32'),
		mask: graph.input('mask', [1, 1, T, T]),
	};
	const weights = frozenWeights(graph, model.layout, model.weights);
	graph.output(
		'states',
		statesOf(small, weights, tokens, (x) => x),
	);
	const session = await openSession(graph.build());
	const states = async (titles: readonly number[]): Promise<Float32Array> => {
		// Steps 0 to 4 are one history, 5 to 7 another; each one's last event is only a target.
		const two = histories(
			titles.map((title, at) => ({ profile: at < 6 ? 0 : 1, title, happenedAtMs: 0 })),
			{ profiles: 2, titles: data.titles },
		);
		const batch = emptyBatch(1, T);
		fillBatch(
			batch,
			two,
			[
				[
					{ profile: 0, from: 0, to: 6 },
					{ profile: 1, from: 6, to: 10 },
				],
			],
			T,
		);
		const results = session.results() as { states: Float32Array };
		await session.run(
			{
				titles: batch.tokens.titles,
				actions: batch.tokens.actions,
				gaps: batch.tokens.gaps,
				mask: batch.mask,
			},
			results,
		);
		return results.states;
	};
	const before = await states([1, 2, 3, 4, 5, 0, 6, 7, 8, 0]);
	const after = await states([1, 2, 3, 30, 31, 32, 6, 7, 8, 0]);
	expect(after.subarray(0, 3 * D)).toEqual(before.subarray(0, 3 * D));
	expect(after.subarray(3 * D, 4 * D)).not.toEqual(before.subarray(3 * D, 4 * D));
	const alone = await states([20, 21, 22, 23, 24, 25, 6, 7, 8, 9]);
	expect(alone.subarray(5 * D, 8 * D)).toEqual(before.subarray(5 * D, 8 * D));
	await session.release();
});

test('how long the profile stayed away is heard', async () => {
	const history = historyOf(data, 0);
	const last = history.happenedAtMs.at(-1)!;
	const soon = await scoresOf({ history, asOfMs: last + 3_600_000 });
	const never = await scoresOf({ history, asOfMs: Number.NaN });
	expect(soon).not.toEqual(never);
});

test('every title’s embedding has length 1, and is most like itself', () => {
	for (const title of [0, 7, 39]) {
		const alike = foundation.similarity(title);
		expect(alike[title]).toBeCloseTo(1, 5);
		expect(Math.max(...alike)).toBeCloseTo(1, 5);
	}
});

test('histories that share a row never see one another, and no step sees ahead', () => {
	const context = 6;
	const batch = emptyBatch(2, context);
	const [from, second] = [data.offsets[0]!, data.offsets[1]!];
	fillBatch(
		batch,
		data,
		[
			[
				{ profile: 0, from, to: from + 4 },
				{ profile: 1, from: second, to: second + 3 },
			],
		],
		context,
	);
	const sees = (step: number) =>
		[...batch.mask.subarray(step * context, (step + 1) * context)].flatMap((value, other) =>
			value === 0 ? [other] : [],
		);
	expect([0, 1, 2, 3, 4, 5].map(sees)).toEqual([[0], [0, 1], [0, 1, 2], [3], [3, 4], []]);
});

test('the targets of a batch weigh 1 together, and what was there before is forgotten', () => {
	const batch = emptyBatch(2, 6);
	const from = data.offsets[0]!;
	fillBatch(batch, data, [[], [{ profile: 0, from, to: from + 4 }]], 6);
	expect(fillBatch(batch, data, [[{ profile: 0, from, to: from + 3 }]], 6)).toBe(2);
	expect(batch.weights.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 6);
	expect(batch.tokens.titles.subarray(6)).toEqual(new Int32Array(6));
	expect(batch.events.subarray(6)).toEqual(new Int32Array(6).fill(-1));
});

test.each([
	['all titles', {}],
	['sampled titles', { fullSoftmaxTitles: 10, negatives: 30, batchNegatives: 10 }],
])('over %s the head for later titles knows what follows the next one', async (_, difference) => {
	const learning = { width: 32, context: 12, batchRows: 4, epochs: 30, learningRate: 1e-2 };
	const asked = run('later', {
		...learning,
		...difference,
		dropout: 0,
		sparseDropout: 0,
		laterWeight: 1,
	});
	const learnt = await train({ run: asked, data, threads: 1, clock: systemClock });
	const both = await openFoundation(learnt, { threads: 1, batchRows: 4 });
	const requests = [0, 1, 2, 3].map((u) => ({ history: historyOf(data, u), asOfMs: Number.NaN }));
	const [next, later] = [new Float32Array(4 * data.titles), new Float32Array(4 * data.titles)];
	await both.score(requests, next);
	await both.later!.score(requests, later);
	// The fixture goes on by seven; a set of answers holds the second and third next as well as the next.
	const rankOf = (scores: Float32Array, u: number, steps: number) => {
		const own = scores.subarray(u * data.titles, (u + 1) * data.titles);
		const title = (requests[u]!.history.titleIndices.at(-1)! + 7 * steps) % data.titles;
		return own.filter((score) => score > own[title]!).length;
	};
	const mean = (scores: Float32Array, steps: number) =>
		[0, 1, 2, 3].reduce((sum, u) => sum + rankOf(scores, u, steps), 0) / 4;
	expect(mean(next, 1)).toBeLessThan(1);
	expect(mean(later, 2) + mean(later, 3)).toBeLessThan(mean(next, 2) + mean(next, 3));
	expect(mean(later, 3)).toBeLessThan(6);
	await both.release();
});
