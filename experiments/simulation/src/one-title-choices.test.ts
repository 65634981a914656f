import {
	allEstimators,
	binMean,
	counterfactual,
	crossFitted,
	evidence,
	stated,
	uniform,
} from '@marquee/counterfactual';
import { expect, test } from 'vitest';
import {
	byOdds,
	evenly,
	type OneTitlePolicy,
	oneTitleChoices,
	trueOneTitleValue,
} from './one-title-choices.ts';
import { world } from './world.ts';

const of = world({ seed: 6, titles: 100 });
const actions = Array.from({ length: 12 }, (_, a) => a * 8);
const logging = byOdds(of, actions, { noise: 1, temperature: 0.5, explored: 0.3 });
const better = byOdds(of, actions, { noise: 0, temperature: 0.4, explored: 0.1 });

/** What estimators say of a policy, from a log of the members of this share of the world. */
function estimates(policy: OneTitlePolicy, from: number, members: number) {
	const { log, personAt } = oneTitleChoices(of, logging, { actions, from, members });
	const target = stated(policy.name, log, (row) => ({
		probabilities: policy.chances(personAt(row)),
	}));
	const seen = evidence(log, target, crossFitted(log, binMean));
	const estimators = allEstimators(seen);
	return counterfactual({ log, target, seen }, estimators, { regardless: true }).estimates;
}

test('what a policy is truly worth is found by the estimators that promise it: no bias over many logs, and intervals that hold it', () => {
	const { value } = trueOneTitleValue(of, better, { actions, from: 50_000, members: 4_000 });
	const logs = Array.from({ length: 25 }, (_, log) => estimates(better, 120 * log, 120));
	for (const name of ['ips', 'snips', 'dr']) {
		const told = logs.map((estimated) => estimated.get(name)!);
		const mean = told.reduce((sum, { value: of }) => sum + of, 0) / told.length;
		const squares = told.reduce((sum, { value: of }) => sum + (of - mean) ** 2, 0);
		expect(Math.abs(mean - value)).toBeLessThan(
			4 * Math.sqrt(squares / (told.length * (told.length - 1))),
		);
		const holding = told.filter(({ low, high }) => low <= value && value <= high).length;
		expect(holding / told.length).toBeGreaterThan(0.8);
	}
});

test('a policy that knows more is truly worth more, and its truth is known to three parts in a hundred', () => {
	const settings = { actions, members: 4_000 };
	const [even, logged, best] = [evenly(12), logging, better].map((policy) =>
		trueOneTitleValue(of, policy, settings),
	);
	expect(logged!.value).toBeGreaterThan(even!.value + 4 * even!.standardError);
	expect(best!.value).toBeGreaterThan(logged!.value + 4 * best!.standardError);
	expect(best!.standardError).toBeLessThan(0.03 * best!.value);
});

test('propensities are those of the draw: what was shown is shown as often as they say', () => {
	const { log } = oneTitleChoices(of, logging, { actions, members: 1_500 });
	const rows = log.chosen.length;
	expect(log.propensities[7]).toBe(log.logging!(7)![log.chosen[7]!]);
	for (let action = 0; action < actions.length; action++) {
		let [shown, foretold] = [0, 0];
		for (let row = 0; row < rows; row++) {
			if (log.chosen[row] === action) shown++;
			foretold += log.logging!(row)![action]!;
		}
		expect(Math.abs(shown - foretold)).toBeLessThan(4 * Math.sqrt(foretold));
	}
	const seen = evidence(log, uniform(log));
	expect(seen.unitCount).toBe(1_500);
});
