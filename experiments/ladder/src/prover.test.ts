import { movieTweetings1, policyLike, world } from '@marquee/simulation';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Proof } from './proof.ts';
import { type Prover, type ProverSettings, prover } from './prover.ts';
import { namedRanker } from './rankers/named-rankers.ts';
import { serviceLog } from './service-log.ts';
import { simulatedGround } from './simulated-ground.ts';
import { summaryOf } from './summary.ts';

/** Members who come every day and mostly find something: so that few of them say much. */
const busy = policyLike(movieTweetings1, 'busy', {
	choosing: { law: 'each-on-its-merit', leaving: { mean: 1.5, deviation: 0.5 } },
	activity: { medianPerDay: 1, deviation: 0.3 },
});
const ground = simulatedGround(world({ seed: 3, titles: 200, policy: busy }));
const settings = (differs: Partial<ProverSettings> = {}): ProverSettings => ({
	members: 450,
	...{ seed: 3, learnDays: 7, judgeDays: 7 },
	rankerOf: (name, { train }) => namedRanker(name, { ground, train, seed: 3 }),
	...differs,
});
const verdicts = ({ answers }: Proof) => answers.map(({ verdict }) => verdict);

describe('in a small world', () => {
	let small: Prover;
	let great: Proof;
	let same: Proof;
	beforeAll(async () => {
		small = await prover(ground, settings());
		great = await small.prove('random', 'taste');
		same = await small.prove('taste:1', 'taste:1');
	});

	test('a great difference is true, and seen at every rung', () => {
		expect(great.truth.verdict).toBe('B');
		expect(verdicts(great)).toEqual(['B', 'B', 'B', 'B']);
		expect(great.firstSeen).toBe('offline');
	});

	test('an A/B test needs more members than interleaving', () => {
		expect(great.ratio!.ratio).toBeGreaterThan(1);
	});

	test('a ranker against itself differs by nothing in truth, and no rung says otherwise', () => {
		expect(same).toMatchObject({ isSame: true, firstSeen: null, ratio: null });
		expect(same.truth).toMatchObject({ verdict: 'equal', estimate: 0 });
		expect(verdicts(same)).toEqual(['undecided', 'undecided', 'undecided', 'undecided']);
	});

	test('swapping the two turns truth and estimates round', async () => {
		const back = await small.prove('taste', 'random');
		expect(back.truth.estimate).toBe(-great.truth.estimate);
		expect(verdicts(back)).toEqual(['A', 'A', 'A', 'A']);
	});

	test('begun again, it proves the same to the last digit, whatever was proven before', async () => {
		const few = settings({ members: 100 });
		const [one, other] = [await prover(ground, few), await prover(ground, few)];
		await one.prove('taste:0.5', 'random');
		expect(await one.prove('popularity', 'taste:0.5')).toEqual(
			await other.prove('popularity', 'taste:0.5'),
		);
	});

	test('the summary counts what the proofs say', () => {
		const { agreement, ratios } = summaryOf([great, same]);
		expect(agreement).toMatchObject({ pairs: 2, different: 1 });
		expect(
			agreement.records.map(({ right, rightlyUndecided }) => [right, rightlyUndecided]),
		).toEqual(Array(4).fill([1, 1]));
		expect(ratios).toMatchObject({ count: 1, median: great.ratio!.ratio });
	});
});

test('a service that explores nothing cannot be asked what it did not show', async () => {
	const proof = await (await prover(ground, settings({ exploration: 0, members: 100 }))).prove(
		'popularity',
		'taste',
	);
	expect(verdicts(proof)[1]).toBe('not identifiable');
});

test('work can be stopped while it is under way', async () => {
	const stopped = new Error('stopped');
	const onProgress = (phase: string) => {
		if (phase.startsWith('living')) throw stopped;
	};
	const going = await prover(ground, settings({ members: 100, onProgress }));
	await expect(going.prove('random', 'popularity')).rejects.toBe(stopped);
});

describe('the log', () => {
	const days = { learnDays: 14, judgeDays: 7 };
	const log = serviceLog(ground, { members: 150, seed: 3, places: 12, exploration: 0.4, ...days });

	test('rankers learn nothing of what happened after the cut-off, and something of what was before', async () => {
		const { train, learnUntilMs } = await log;
		expect(train.happenedAtMs.length).toBeGreaterThan(1_000);
		expect(Math.max(...train.happenedAtMs)).toBeLessThanOrEqual(learnUntilMs);
	});

	test('propensities are those by which titles were put first', async () => {
		const { visits } = await log;
		const all = visits.flat();
		const weights = all.map(({ pool, propensity }) => 1 / pool.length / propensity);
		const even = weights.reduce((sum, weight) => sum + weight, 0) / all.length;
		expect(even).toBeGreaterThan(0.95); // the mean weight of a target that is even over the pool is 1
		expect(even).toBeLessThan(1.05);
		for (const { shown, pool } of all) expect(pool).toContain(shown[0]);
	});

	test('a life after the log is where the log ended, and nobody else moves it', async () => {
		const { lifeAfter, endsMs, visits } = await log;
		const busiest = visits.reduce(
			(most, own, m) => (own.length > visits[most]!.length ? m : most),
			0,
		);
		const [one, other] = [lifeAfter(busiest), lifeAfter(busiest)];
		expect(one.history()).toEqual(other.history());
		expect(one.nextVisit(Infinity) ?? endsMs).toBeGreaterThanOrEqual(endsMs);
		one.visit({ titles: Int32Array.of(1, 2, 3) }, one.nextVisit(Infinity) ?? endsMs);
		expect(lifeAfter(busiest).history()).toEqual(other.history());
	});
});
