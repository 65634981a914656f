import { featureAt, featureCount } from '@marquee/features';
import type { EpochMs } from '@marquee/units';
import { expect, test } from 'vitest';
import { calibrated } from './calibration.ts';
import { priorRanker, priorWeights } from './prior-ranker.ts';
import { heads, type RankerPolicy } from './ranker.ts';
import { hashOf } from './ranker-file.ts';
import type { RankerModel } from './ranker-model.ts';
import { type RankerRun, rankerRun } from './ranker-run.ts';
import { reliabilityOf } from './reliability.ts';
import { slatesBetween } from './slates.ts';
import { drawnSlates, plantedOdds } from './testing/drawn-slates.ts';
import { trainRanker } from './train-ranker.ts';
import { trainedRanker } from './trained-ranker.ts';

const engagementOnly: RankerPolicy = {
	version: 'engagement',
	engagement: 1,
	retention: 0,
	satisfaction: 0,
	freshness: 0,
};
const slates = drawnSlates(1_500, 8);
const heldOut = drawnSlates(600, 20, { seed: 2, playedFirst: false });
const later = drawnSlates(300, 20, { seed: 3, playedFirst: false });

const trained = (difference: Partial<Omit<RankerRun, 'name'>> = {}): Promise<RankerModel> =>
	trainRanker({
		run: rankerRun('test', { epochs: 4, width: 8, learningRate: 0.01, ...difference }),
		slates,
		heldOut,
		trainedUntil: 1_500 as EpochMs,
		threads: 1,
	});

/** Trained once for all tests that ask nothing else of it. */
let listwise: Promise<RankerModel> | undefined;
const once = (): Promise<RankerModel> => {
	listwise ??= trained();
	return listwise;
};

for (const loss of ['listwise', 'pointwise'] as const)
	test(`a ${loss} ranker orders titles nearly as the truth that they were drawn by`, async () => {
		const ranker = trainedRanker(
			await (loss === 'listwise' ? once() : trained({ loss })),
			engagementOnly,
		);
		const { score } = ranker.score(later.features, 300 * 20);
		const truth = score.map((_, row) => plantedOdds(later.features, row));
		expect(meanPlace(score)).toBeLessThan(meanPlace(truth) + 0.3);
	});

test('chances come true on days that were not learnt from, and praise is learnt apart from plays', async () => {
	const { heads: chances } = trainedRanker(await once()).score(later.features, 300 * 20);
	expect(reliabilityOf(chances.engagement, later.played).error).toBeLessThan(0.02);
	expect(reliabilityOf(chances.satisfaction, later.praised, 3).error).toBeLessThan(0.15);
	const praise = new Float32Array(2 * featureCount);
	for (const row of [0, 1]) praise[row * featureCount + featureAt('trend')] = 3;
	praise[featureAt('praise-of-title')] = 1;
	const { heads: two } = trainedRanker(await once()).score(praise, 2);
	expect(two.satisfaction[0]! - two.satisfaction[1]!).toBeGreaterThan(0.3); // the truth: 0.64
});

test('the same task gives the same bytes, another seed does not', async () => {
	const [one, same, other] = await Promise.all([once(), trained(), trained({ seed: 2 })]);
	expect(hashOf(same)).toBe(hashOf(one));
	expect(hashOf(other)).not.toBe(hashOf(one));
});

test('of a feature that never varied in training, the prior ranker is believed', async () => {
	const model = await once();
	expect(model.lineage.unvaried).toContain('fatigue');
	expect(model.lineage.unvaried).not.toContain('taste');
	const features = new Float32Array(2 * featureCount);
	features[featureCount + featureAt('fatigue')] = 2;
	const { heads: chances } = trainedRanker(model).score(features, 2);
	for (const head of heads) {
		const odds = [...chances[head]].map((p) => Math.log(p / (1 - p)));
		const expected = 2 * priorWeights(head)[featureAt('fatigue')]!;
		expect(odds[1]! - odds[0]!).toBeCloseTo(expected, 2);
	}
});

test('a ranker that has learnt nothing to speak of orders titles as the prior one', async () => {
	const barely = { epochs: 1, learningRate: 1e-9, weightDecay: 0 };
	const { score } = trainedRanker(await trained(barely), engagementOnly).score(later.features, 40);
	const { score: prior } = priorRanker(engagementOnly).score(later.features, 40);
	const order = (of: Float32Array) => [...of.keys()].sort((a, b) => of[b]! - of[a]!);
	expect(order(score)).toEqual(order(prior));
});

test('slates that begin with a title nobody played, or that came too late, are refused', async () => {
	const task = { run: rankerRun('test'), heldOut, threads: 1 };
	await expect(
		trainRanker({ ...task, slates: heldOut, trainedUntil: 1e9 as EpochMs }),
	).rejects.toThrow('does not begin with a title that was played');
	await expect(trainRanker({ ...task, slates, trainedUntil: 7 as EpochMs })).rejects.toThrow(
		'slate 7 is of 7, not before 7',
	);
	const none = slatesBetween(slates, 0, 0);
	await expect(trainRanker({ ...task, slates: none, trainedUntil: 7 as EpochMs })).rejects.toThrow(
		'cannot learn from no slate',
	);
});

test('a training that is told to stop stops', async () => {
	const signal = AbortSignal.abort(new Error('enough'));
	const trainedUntil = 1_500 as EpochMs;
	const task = { run: rankerRun('test'), slates, heldOut, trainedUntil, threads: 1, signal };
	await expect(trainRanker(task)).rejects.toThrow('enough');
});

test('a run refuses what cannot be', () => {
	expect(() => rankerRun('r', { width: 6 })).toThrow('width 6 is no multiple of 4');
	expect(() => rankerRun('r', { epochs: 0 })).toThrow('epochs is 0');
	expect(() => rankerRun('r', { learningRate: Number.NaN })).toThrow('learningRate is NaN');
	expect(() => rankerRun('r', { headWeight: -1 })).toThrow('headWeight is -1');
	expect(calibrated(new Float32Array(0), [])).toEqual({ slope: 1, shift: 0 });
});

/** Where the played title stands in the order, counted from 1, in the mean. */
function meanPlace(score: Float32Array): number {
	let sum = 0;
	for (let s = 0; s < later.count; s++) {
		const own = [...score.subarray(s * later.size, (s + 1) * later.size)];
		const played = own[later.played.subarray(s * later.size).indexOf(1)]!;
		sum += 1 + own.filter((each) => each > played).length;
	}
	return sum / later.count;
}
