import { epochMs, msPerDay, seededRandom } from '@marquee/units';
import { expect, test } from 'vitest';
import { situationOf } from './choice.ts';
import { mostRewarded } from './policies/most-rewarded.ts';
import { posteriorSoftmax } from './policies/posterior-softmax.ts';
import { thompson } from './policies/thompson.ts';
import type { TrailerPolicy } from './policies/trailer-policy.ts';
import { uniform } from './policies/uniform.ts';
import { replayed } from './replay.ts';
import type { SettledDecision } from './settling.ts';
import { trailerWorld } from './testing/trailer-world.ts';
import { modelAfter, newTrailerModel, type TrailerModel } from './trailer-model.ts';
import { weighed } from './weighing.ts';

const world = trailerWorld({ seed: 11, profiles: 80, titles: 6, trailers: 4 });
const dayMs = (day: number) => epochMs(Date.UTC(2026, 0, 5) + day * msPerDay);
const model = modelAfter(newTrailerModel, world.day(0, 900, uniform), dayMs(2));
const contender = posteriorSoftmax(model, { temperature: 0.15 });
const truth = world.worthOf(contender);
const repetitions = 60;
const uniformDays = Array.from({ length: repetitions }, (_, i) => world.day(100 + i, 300, uniform));

/** How far a mean over the repetitions may stray: four and a half of its standard errors. */
const tolerance = (values: readonly number[]) => {
	const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
	const variance = values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (values.length - 1);
	return { mean, within: 4.5 * Math.sqrt(variance / values.length) };
};
const coverage = (intervals: readonly { readonly low: number; readonly high: number }[]) =>
	intervals.filter(({ low, high }) => low <= truth && truth <= high).length / intervals.length;

test('replay of uniform logs has the truth as its mean, and its interval covers it', () => {
	const estimates = uniformDays.map((rows, i) =>
		replayed(rows, { policy: () => contender }, seededRandom(i, 'replay')),
	);
	const { mean, within } = tolerance(estimates.map(({ value }) => value));
	expect(Math.abs(mean - truth)).toBeLessThan(within);
	expect(coverage(estimates)).toBeGreaterThan(0.87);
	const matched = estimates.reduce((sum, { matched, of }) => sum + matched / of, 0) / repetitions;
	expect(Math.abs(matched - 0.25)).toBeLessThan(0.02);
});

test('weighing by logged propensities has the truth as its mean, also when a bandit wrote the log', () => {
	const logging: TrailerPolicy = thompson(model, { explore: 0.3, draws: 30 });
	for (const logs of [
		uniformDays,
		Array.from({ length: repetitions }, (_, i) => world.day(300 + i, 300, logging)),
	]) {
		const estimates = logs.map((rows) => weighed(rows, contender));
		for (const kind of ['ips', 'snips'] as const) {
			const { mean, within } = tolerance(estimates.map((each) => each[kind].value));
			expect(Math.abs(mean - truth)).toBeLessThan(within + (kind === 'snips' ? 2e-3 : 0));
			expect(coverage(estimates.map((each) => each[kind]))).toBeGreaterThan(0.87);
		}
	}
});

test('IPS, SNIPS and their errors are the sums that their equations say, with the rows of a profile as one', () => {
	const rows = world.day(700, 200, thompson(model, { explore: 0.3, draws: 30 }));
	const weights = rows.map((row) => {
		const shown = row.arms.findIndex(({ trailerId }) => trailerId === row.chosen);
		return contender.probabilities(situationOf(row))[shown]! / row.probability;
	});
	const sum = (of: (i: number) => number) => rows.reduce((total, _, i) => total + of(i), 0);
	const error = (influence: (i: number) => number, divisor: number) => {
		const profiles = [...new Set(rows.map(({ profileId }) => profileId))];
		const squares = profiles
			.map((profile) => sum((i) => (rows[i]!.profileId === profile ? influence(i) : 0)))
			.reduce((total, each) => total + each ** 2, 0);
		return Math.sqrt((profiles.length / (profiles.length - 1)) * squares) / divisor;
	};
	const total = sum((i) => weights[i]!);
	const gained = sum((i) => weights[i]! * rows[i]!.reward);
	const { ips, snips, effectiveSampleSize, refusals } = weighed(rows, contender);
	expect(ips.value).toBeCloseTo(gained / rows.length, 12);
	expect(snips.value).toBeCloseTo(gained / total, 12);
	expect(ips.standardError).toBeCloseTo(
		error((i) => weights[i]! * rows[i]!.reward - gained / rows.length, rows.length),
		12,
	);
	expect(snips.standardError).toBeCloseTo(
		error((i) => weights[i]! * (rows[i]!.reward - gained / total), total),
		12,
	);
	expect(effectiveSampleSize).toBeCloseTo(total ** 2 / sum((i) => weights[i]! ** 2), 9);
	expect(refusals.map(({ code }) => code)).toEqual(
		effectiveSampleSize < 100 ? ['effective-sample-too-small'] : [],
	);
});

test('the policy that wrote the log weighs every row alike and gets the mean of the rewards', () => {
	const rows = uniformDays[0]!;
	const { ips, snips, effectiveSampleSize, largestWeightShare, unsupportedMass } = weighed(
		rows,
		uniform,
	);
	const mean = rows.reduce((sum, { reward }) => sum + reward, 0) / rows.length;
	expect(ips.value).toBeCloseTo(mean, 12);
	expect(snips.value).toBeCloseTo(mean, 12);
	expect(effectiveSampleSize).toBeCloseTo(rows.length, 6);
	expect(largestWeightShare).toBeCloseTo(1 / rows.length, 12);
	expect(unsupportedMass).toBe(0);
});

test('a log that never showed what a policy would show says how much it is silent about', () => {
	const onlyFirst: TrailerPolicy = {
		name: 'first',
		version: '1',
		probabilities: ({ trailers }) => trailers.map((_, arm) => (arm === 0 ? 1 : 0)),
	};
	const rows = world.day(900, 50, onlyFirst);
	expect(weighed(rows, uniform).unsupportedMass).toBeCloseTo(0.75, 12);
	expect(() => replayed(rows, { policy: () => uniform }, seededRandom(1))).toThrow(
		/not shown uniformly/,
	);
	const onlyLast = { ...onlyFirst, probabilities: reversed(onlyFirst) };
	expect(() => weighed(rows, onlyLast)).toThrow(RangeError);
});

const reversed =
	(policy: TrailerPolicy): TrailerPolicy['probabilities'] =>
	(situation) =>
		policy.probabilities(situation).toReversed();

test('one profile is no sample: its interval has no end', () => {
	const rows = uniformDays[0]!.filter(({ profileId }, _, all) => profileId === all[0]!.profileId);
	expect(weighed(rows, uniform).snips.high).toBe(Infinity);
});

test('every bandit that learns from its own log soon earns more than uniform, and contextual ones more than the popular', () => {
	const learner = (policyOf: (model: TrailerModel) => TrailerPolicy) => {
		let learning = newTrailerModel;
		for (let day = 0; day < 10; day++)
			learning = modelAfter(
				learning,
				world.day(1_000 + day, 250, policyOf(learning)),
				dayMs(1_002 + day),
			);
		return world.worthOf(policyOf(learning));
	};
	const chance = world.worthOf(uniform);
	const popular = learner(mostRewarded);
	const contextual = [learner(posteriorSoftmax), learner(thompson)];
	expect(popular).toBeGreaterThan(chance * 1.02);
	for (const worth of contextual) expect(worth).toBeGreaterThan(popular * 1.05);
});

test('replay of a policy that learns on the way agrees with what it earns when it runs', () => {
	const batch = 60;
	const learns = () => {
		let learning = newTrailerModel;
		let met: SettledDecision[] = [];
		return {
			policy: () => posteriorSoftmax(learning),
			told: (row: SettledDecision) => {
				met.push(row);
				if (met.length % batch > 0) return;
				learning = modelAfter(learning, met, dayMs(5_000), { halfLifeDays: Infinity });
				met = [];
			},
		};
	};
	const replays = Array.from({ length: 24 }, (_, i) => {
		const log = Array.from({ length: 5 }, (_, part) => uniformDays[(i * 5 + part) % repetitions]!);
		return replayed(log.flat(), learns(), seededRandom(i, 'learner'));
	});
	const lives = Array.from({ length: 24 }, (_, i) => {
		const live = learns();
		const earned: number[] = [];
		for (let round = 0; earned.length < 370; round++)
			for (const row of world.day(3_000 + i * 10 + round, batch, live.policy())) {
				live.told(row);
				earned.push(row.reward);
			}
		return earned.reduce((sum, r) => sum + r, 0) / earned.length;
	});
	const replay = tolerance(replays.map(({ value }) => value));
	const life = tolerance(lives);
	expect(Math.abs(replay.mean - life.mean)).toBeLessThan(Math.hypot(replay.within, life.within));
	expect(replay.mean).toBeGreaterThan(world.worthOf(uniform));
});
