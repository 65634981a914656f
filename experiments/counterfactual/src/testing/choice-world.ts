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
	/** The share of choices that logging leaves to even chance; all others are its favourite. Absent: it draws by its preferences. */
	readonly exploring?: number;
	/** The mean reward, about. */
	readonly level?: number;
	readonly perUnit?: number;
	/** Whether units differ in size, a few being many times `perUnit`. */
	readonly uneven?: boolean;
	/** Whether rewards are amounts with a long tail, as minutes, instead of 0 or 1. */
	readonly amounts?: boolean;
	/** How much rows of one unit go together, 0 to 1. */
	readonly together?: number;
}

/**
 * Rewards are 0 or 1 with p = level · (½ + u(x, a)), or instead of 1 an amount with the mean 1; units have a taste of their own that raises
 * or lowers all of their rewards, by `together`; both policies are soft-max over scores of their own.
 */
export function choiceWorld(seed: Random, made: WorldMade = {}): ChoiceWorld {
	const { labels = 3, actions = 8, logging = 1, trial = 1, level = 0.2, exploring } = made;
	const worths = table(labels, () =>
		Float64Array.from({ length: actions }, () => level * (0.5 + seed.next())),
	);
	const logged = table(labels, () => exploringFrom(softmax(actions, logging, seed), exploring));
	const wanted = table(labels, () => softmax(actions, trial, seed));
	const names = Array.from({ length: actions }, (_, action) => String(action));
	const log = (units: number, random: Random): ChoiceLog => {
		const owners = ownersOf(units, random, made);
		const { codes, chosen, rewards } = lived(owners, random, { ...made, worths, logged });
		return {
			actions: names,
			chosen,
			propensities: Float64Array.from(chosen, (action, i) => logged[codes[i]!]![action]!),
			rewards,
			units: owners,
			unitCount: units,
			contexts: [{ name: 'label', labels: names.slice(0, labels), codes }],
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

interface Living extends WorldMade {
	readonly worths: readonly Float64Array[];
	readonly logged: readonly Float64Array[];
}

/** What the rows of units, side by side, were shown and what came of it. */
function lived(
	owners: Int32Array,
	random: Random,
	{ labels = 3, together = 0, amounts = false, worths, logged }: Living,
) {
	const rows = owners.length;
	const codes = new Int32Array(rows);
	const chosen = new Int32Array(rows);
	const rewards = new Float64Array(rows);
	let taste = 1;
	for (let i = 0; i < rows; i++) {
		const isFirst = owners[i] !== owners[i - 1];
		const label = isFirst ? random.below(labels) : codes[i - 1]!;
		codes[i] = label;
		chosen[i] = drawn(logged[label]!, random.next());
		if (isFirst) taste = random.next() < 0.5 ? 1 + together : 1 - together;
		const isRewarded = random.next() < worths[label]![chosen[i]!]! * taste;
		rewards[i] = isRewarded ? (amounts ? amount(random) : 1) : 0;
	}
	return { codes, chosen, rewards };
}

/** Log-normal with the mean 1. */
const amount = (random: Random): number =>
	Math.exp(deviation * random.normal() - deviation ** 2 / 2);
const deviation = 0.8;

/** Whose each row is; the sizes of uneven units are of a Pareto distribution with the exponent 2.5, cut at forty times the mean. */
function ownersOf(
	units: number,
	random: Random,
	{ perUnit = 1, uneven = false }: WorldMade,
): Int32Array {
	const owners: number[] = [];
	for (let unit = 0; unit < units; unit++) {
		const share = uneven ? Math.min(40, 0.6 * (1 - random.next()) ** -0.4) : 1;
		for (let row = 0; row < Math.max(1, Math.round(perUnit * share)); row++) owners.push(unit);
	}
	return Int32Array.from(owners);
}

const table = <Each>(count: number, make: () => Each): readonly Each[] =>
	Array.from({ length: count }, make);

function exploringFrom(preferred: Float64Array, share: number | undefined): Float64Array {
	if (share === undefined) return preferred;
	const favourite = preferred.indexOf(preferred.reduce((most, p) => Math.max(most, p), 0));
	return preferred.map((_, k) => share / preferred.length + (k === favourite ? 1 - share : 0));
}

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
