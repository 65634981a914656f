import { seededRandom } from '@marquee/units';
import { describe, expect, test } from 'vitest';
import type { ChoiceLog } from '../choice-log.ts';
import { choiceWorld } from '../testing/choice-world.ts';
import { binMean } from './bin-mean.ts';
import { crossFitted } from './cross-fitted.ts';
import { logistic } from './logistic.ts';
import type { RewardLearner } from './reward-learner.ts';
import { ridge } from './ridge.ts';

const world = choiceWorld(seededRandom(11, 'world'), { actions: 5, level: 0.4 });
const log = world.log(20_000, seededRandom(1, 'log'));
const learners: readonly RewardLearner[] = [binMean, ridge, logistic];

describe.each(learners.map((learner) => ({ learner })))('$learner.name', ({ learner }) => {
	test('foretells what actions earn, nearer than their common mean does', () => {
		const model = learner.fit(log, () => true);
		const truth = world.worth(log);
		const level = log.rewards.reduce((a, b) => a + b) / log.rewards.length;
		let [own, common] = [0, 0];
		for (let row = 0; row < 200; row++)
			for (let action = 0; action < 5; action++) {
				own += (model(row, action) - truth(row, action)) ** 2;
				common += (level - truth(row, action)) ** 2;
			}
		expect(own).toBeLessThan(0.8 * common);
	});

	test('rows that it does not learn from change nothing', () => {
		const other: ChoiceLog = {
			...log,
			rewards: log.rewards.map((r, row) => (row % 2 === 0 ? r : 1 - r)),
		};
		const isEven = (row: number) => row % 2 === 0;
		const [one, two] = [learner.fit(log, isEven), learner.fit(other, isEven)];
		for (let action = 0; action < 5; action++) expect(one(3, action)).toBe(two(3, action));
	});

	test('without a row to learn from, or with rewards all alike, it answers numbers', () => {
		expect(
			learner.fit({ ...log, rewards: log.rewards.map(() => 0) }, () => true)(0, 1),
		).toBeCloseTo(0, 9);
		expect(
			learner.fit({ ...log, rewards: log.rewards.map(() => 1) }, () => true)(0, 1),
		).toBeCloseTo(1, 2);
		expect(learner.fit(log, () => false)(0, 1)).toBe(0);
	});

	test('cross-fitted, no unit is asked of a model that has learnt from it', () => {
		const units = 400;
		const some = { ...world.log(units, seededRandom(2, 'log')) };
		const model = crossFitted(some, learner, { folds: 3 });
		const before = model(17, 2);
		const changed = { ...some, rewards: some.rewards.map((r, row) => (row === 17 ? 1 - r : r)) };
		expect(crossFitted(changed, learner, { folds: 3 })(17, 2)).toBe(before);
	});
});

test('ridge solves its normal equations', () => {
	const small = world.log(50, seededRandom(3, 'log'));
	const model = ridge.fit(small, () => true);
	// at the minimum, the residuals of an action's rows are 10 times its weight: summed over actions and labels both are alike
	const label = (row: number) => small.contexts[0]!.codes[row]!;
	const residuals = (is: (row: number) => boolean) =>
		small.rewards.reduce(
			(sum, r, row) => (is(row) ? sum + r - model(row, small.chosen[row]!) : sum),
			0,
		);
	const effect = (action: number) => model(0, action) - model(0, 0);
	for (let action = 1; action < 5; action++) {
		const [of, ofFirst] = [action, 0].map((each) => residuals((row) => small.chosen[row] === each));
		expect(of! - ofFirst!).toBeCloseTo(10 * effect(action), 9);
	}
	const rowOf = (wanted: number) => small.chosen.findIndex((_, row) => label(row) === wanted);
	const [of, ofFirst] = [1, 0].map((each) => residuals((row) => label(row) === each));
	expect(of! - ofFirst!).toBeCloseTo(10 * (model(rowOf(1), 0) - model(rowOf(0), 0)), 9);
});

test('logistic regression stands where its slope is flat', () => {
	const small = world.log(300, seededRandom(4, 'log'));
	const model = logistic.fit(small, () => true);
	const odds = (action: number) => Math.log(model(0, action) / (1 - model(0, action)));
	const residuals = (action: number) =>
		small.rewards.reduce(
			(sum, r, row) => (small.chosen[row] === action ? sum + r - model(row, action) : sum),
			0,
		);
	for (let action = 1; action < 5; action++)
		expect(residuals(action) - residuals(0)).toBeCloseTo(odds(action) - odds(0), 6);
	const outside = { ...small, rewards: small.rewards.map(() => 2) };
	expect(() => logistic.fit(outside, () => true)).toThrow(RangeError);
});

test('a mean over few rows is drawn to that of its label', () => {
	const rare: ChoiceLog = {
		actions: ['a', 'b'],
		chosen: Int32Array.from({ length: 101 }, (_, row) => (row === 0 ? 1 : 0)),
		propensities: new Float64Array(101).fill(0.5),
		rewards: Float64Array.from({ length: 101 }, (_, row) => (row === 0 ? 1 : 0)),
		units: Int32Array.from({ length: 101 }, (_, row) => row),
		unitCount: 101,
		contexts: [],
	};
	const model = binMean.fit(rare, () => true);
	expect(model(0, 1)).toBeCloseTo((1 + 10 / 101) / 11, 2);
});

test('too few folds or units are refused', () => {
	expect(() => crossFitted(log, binMean, { folds: 1 })).toThrow(/1 folds/);
	expect(() => crossFitted({ ...log, unitCount: 1 }, binMean)).toThrow(RangeError);
});
