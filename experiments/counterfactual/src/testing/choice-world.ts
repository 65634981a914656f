import type { Random } from '@marquee/units';
import type { ChoiceLog } from '../choice-log.ts';
import { expectedUnder, type Target } from '../target.ts';
import { stated } from '../targets/stated.ts';

/** A world of choices whose truth is known: labels of contexts, actions, and what each earns on the mean. */
export interface ChoiceWorld {
	/** A log of so many units, each met `perUnit` times under one label. */
	readonly log: (units: number, random: Random) => ChoiceLog;
	/** The policy on trial. */
	readonly target: (log: ChoiceLog) => Target;
	/** What it earns per row. */
	readonly truth: number;
	/** What an action earns on the mean. */
	readonly worth: (log: ChoiceLog) => (row: number, action: number) => number;
}

/** How a world is made. */
export interface WorldMade {
	readonly labels?: number;
	readonly actions?: number;
	/** How sharply the logging policy and the target prefer some actions: 0 is evenly. */
	readonly logging?: number;
	readonly trial?: number;
	/** The mean reward, about. */
	readonly level?: number;
	readonly perUnit?: number;
	/** How much rows of one unit go together, 0 to 1. */
	readonly together?: number;
}

/**
 * Rewards are 0 or 1 with p = level · (½ + u(x, a)); units have a taste of their own that raises or lowers all of their rewards, by
 * `together`; both policies are soft-max over scores of their own.
 */
export function choiceWorld(
	seed: Random,
	{
		labels = 3,
		actions = 8,
		logging = 1,
		trial = 1,
		level = 0.2,
		perUnit = 1,
		together = 0,
	}: WorldMade = {},
): ChoiceWorld {
	const worths = table(labels, () =>
		Float64Array.from({ length: actions }, () => level * (0.5 + seed.next())),
	);
	const logged = table(labels, () => softmax(actions, logging, seed));
	const wanted = table(labels, () => softmax(actions, trial, seed));
	const names = Array.from({ length: actions }, (_, action) => String(action));
	const log = (units: number, random: Random): ChoiceLog => {
		const rows = units * perUnit;
		const codes = new Int32Array(rows);
		const owner = new Int32Array(rows);
		const chosen = new Int32Array(rows);
		const propensities = new Float64Array(rows);
		const rewards = new Float64Array(rows);
		let taste = 1;
		for (let i = 0; i < rows; i++) {
			const unit = Math.floor(i / perUnit);
			const isFirst = i % perUnit === 0;
			owner[i] = unit;
			codes[i] = isFirst ? random.below(labels) : codes[i - 1]!;
			const label = codes[i]!;
			chosen[i] = drawn(logged[label]!, random.next());
			propensities[i] = logged[label]![chosen[i]!]!;
			if (isFirst) taste = random.next() < 0.5 ? 1 + together : 1 - together;
			rewards[i] = random.next() < worths[label]![chosen[i]!]! * taste ? 1 : 0;
		}
		const contexts = [{ name: 'label', labels: names.slice(0, labels), codes }];
		return {
			actions: names,
			chosen,
			propensities,
			rewards,
			units: owner,
			unitCount: units,
			contexts,
		};
	};
	const labelOf = ({ contexts }: ChoiceLog, row: number) => contexts[0]!.codes[row]!;
	const expected = wanted.map((probabilities, label) =>
		expectedUnder({ probabilities }, 0, (_, action) => worths[label]![action]!),
	);
	return {
		log,
		target: (of) => stated('trial', of, (row) => ({ probabilities: wanted[labelOf(of, row)]! })),
		truth: expected.reduce((sum, value) => sum + value, 0) / labels,
		worth: (of) => (row, action) => worths[labelOf(of, row)]![action]!,
	};
}

const table = <Each>(count: number, make: () => Each): readonly Each[] =>
	Array.from({ length: count }, make);

function softmax(actions: number, sharpness: number, random: Random): Float64Array {
	const odds = Float64Array.from({ length: actions }, () => Math.exp(sharpness * random.normal()));
	const total = odds.reduce((sum, value) => sum + value, 0);
	return odds.map((value) => value / total);
}

function drawn(probabilities: Float64Array, u: number): number {
	let left = u;
	for (let k = 0; k < probabilities.length - 1; k++) {
		left -= probabilities[k]!;
		if (left < 0) return k;
	}
	return probabilities.length - 1;
}
