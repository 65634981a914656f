import { type ChoiceLog, requireSound } from '@marquee/counterfactual';
import { mean } from '@marquee/numerics';
import { seededRandom } from '@marquee/units';
import { lastingPull } from './appeal.ts';
import { meritAbove } from './choosing.ts';
import type { Person } from './person.ts';
import { drawnPlace } from './titles.ts';
import type { World } from './world.ts';

/** One title for a visit, drawn with known chances: the title above a page, or a message. A actions. */
export interface OneTitlePolicy {
	readonly name: string;
	/** Of showing each action to this person, in sum 1: (A). */
	readonly chances: (person: Person) => Float64Array;
}

/** Which titles there are to show, and to how many. */
export interface OneTitleSettings {
	/** Numbers of titles: (A). */
	readonly actions: readonly number[];
	readonly members: number;
	/** 0 unless given. */
	readonly from?: number;
	/** The most visits one member makes; 8 unless given. Rows of one member go together. */
	readonly mostVisits?: number;
}

/** A log and what is known of it besides. */
export interface KnownChoices {
	readonly log: ChoiceLog;
	/** Who row i happened to: the same for rows of one unit. */
	readonly personAt: (row: number) => Person;
}

/**
 * A log of choices with exact propensities, for every estimator of `@marquee/counterfactual`. Reward 1: it was played.
 *
 * Visits of this log are all made at once: nothing tires and nobody leaves, so that a policy has one true value, and rows of
 * a member are alike because the member is. Those who visit much make more rows. Context `segment` is what a service may know
 * of a member: the signs of two of the hidden traits; `screen` is the device.
 */
export function oneTitleChoices(
	world: World,
	logging: OneTitlePolicy,
	settings: OneTitleSettings,
): KnownChoices {
	const { actions, members, from = 0 } = settings;
	const people = Array.from({ length: members }, (_, i) => world.person(from + i));
	const chances = people.map(logging.chances);
	const units = people.flatMap((person, unit) =>
		Array<number>(visitsOf(person, settings)).fill(unit),
	);
	const rows = units.length;
	const [chosen, propensities] = [new Int32Array(rows), new Float64Array(rows)];
	const rewards = new Float64Array(rows);
	let row = 0;
	for (const [unit, person] of people.entries()) {
		const random = seededRandom(world.seed, `choices of ${person.index}`);
		for (; units[row] === unit; row++) {
			const action = drawnPlace(chances[unit]! as unknown as readonly number[], random.next());
			chosen[row] = action;
			propensities[row] = chances[unit]![action]!;
			rewards[row] = random.next() < chanceOfPlay(world, person, actions[action]!) ? 1 : 0;
		}
	}
	const log: ChoiceLog = {
		actions: actions.map((title) => world.titles.described[title]!.titleId),
		chosen,
		propensities,
		rewards,
		units: Int32Array.from(units),
		unitCount: members,
		contexts: [
			{
				name: 'segment',
				labels: ['−−', '+−', '−+', '++'],
				codes: Int32Array.from(units, (unit) => segmentOf(people[unit]!)),
			},
		],
		logging: (at) => chances[units[at]!],
	};
	requireSound(log);
	return { log, personAt: (at) => people[units[at]!]! };
}

/** How likely a person plays a title that is all they look at, when nothing has tired: 1 / (1 + e^(leaving − u)). */
export function chanceOfPlay(world: World, person: Person, title: number): number {
	const { policy, titles } = world;
	const pull = lastingPull(policy, titles, person, title);
	const bar = person.leaving + (policy.choosing.law === 'one-a-visit' ? 0 : meritAbove);
	return 1 / (1 + Math.exp(bar - pull));
}

/**
 * What a policy truly earns a visit: Σₐ π(a | person) P(play | person, a), over visits of many members; and how sure that is,
 * which only more members make surer.
 */
export function trueOneTitleValue(
	world: World,
	policy: OneTitlePolicy,
	settings: OneTitleSettings,
): { readonly value: number; readonly standardError: number } {
	const { actions, members, from = 0 } = settings;
	const [earned, visits] = [new Float64Array(members), new Float64Array(members)];
	for (let i = 0; i < members; i++) {
		const person = world.person(from + i);
		const chances = policy.chances(person);
		let value = 0;
		for (const [a, title] of actions.entries())
			if (chances[a] !== 0) value += chances[a]! * chanceOfPlay(world, person, title);
		visits[i] = visitsOf(person, settings);
		earned[i] = value * visits[i]!;
	}
	const value = mean(earned) / mean(visits);
	const squares = earned.reduce((sum, e, i) => sum + (e - value * visits[i]!) ** 2, 0);
	return { value, standardError: Math.sqrt(squares) / (members * mean(visits)) };
}

/** Shows each action as likely. */
export const evenly = (count: number): OneTitlePolicy => {
	const chances = new Float64Array(count).fill(1 / count);
	return { name: 'evenly', chances: () => chances };
};

/**
 * Softmax over blurred taste: what it likes for a person the more, the colder it is; never without a chance for the others.
 *
 *   π(a) = ε / A + (1 − ε) e^(sₐ / T) / Σ e^(s / T)
 */
export function byOdds(
	world: World,
	actions: readonly number[],
	{
		noise,
		temperature,
		explored,
	}: { readonly noise: number; readonly temperature: number; readonly explored: number },
): OneTitlePolicy {
	const name = `odds:${noise}:${temperature}:${explored}`;
	const random = seededRandom(world.seed, name);
	const blur = actions.map(() => noise * random.normal());
	return {
		name,
		chances: (person) => {
			const scores = actions.map((title, a) => world.worth(person, title) + blur[a]!);
			const highest = Math.max(...scores);
			const odds = scores.map((score) => Math.exp((score - highest) / temperature));
			const total = odds.reduce((a, b) => a + b, 0);
			return Float64Array.from(
				odds,
				(odd) => explored / actions.length + ((1 - explored) * odd) / total,
			);
		},
	};
}

const segmentOf = ({ taste }: Person): number => (taste[0]! > 0 ? 1 : 0) + (taste[1]! > 0 ? 2 : 0);

/** Members who visit more make more rows: visits of eight weeks, up to the most. */
const visitsOf = ({ visitsPerDay }: Person, { mostVisits = 8 }: OneTitleSettings): number =>
	Math.min(mostVisits, Math.max(1, Math.round(visitsPerDay * 14)));
