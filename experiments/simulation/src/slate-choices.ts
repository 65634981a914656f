import type { SlateEvidence } from '@marquee/counterfactual';
import { mean } from '@marquee/numerics';
import { type Random, seededRandom } from '@marquee/units';
import { lastingPull } from './appeal.ts';
import { meritAbove } from './choosing.ts';
import { attentionOn } from './looking.ts';
import type { OneTitlePolicy } from './one-title-choices.ts';
import type { Person } from './person.ts';
import { drawnPlace } from './titles.ts';
import type { World } from './world.ts';

/** Which titles slates are made of, how long they are, and how many members see them. */
export interface SlateSettings {
	/** Numbers of titles: (A). */
	readonly actions: readonly number[];
	/** Titles in a slate, at most A. */
	readonly places: number;
	readonly members: number;
	/** 0 unless given. */
	readonly from?: number;
	/** How many slates each member sees; 4 unless given. */
	readonly each?: number;
}

/**
 * Slates drawn place by place from what is left (Plackett–Luce), seen once each, with the exact weights that a target which
 * draws in the same way from its own chances gives them: for the slate estimators of `@marquee/counterfactual`.
 *
 *   π(a₁ … a_L) = Π π(aₗ) / (1 − Σ_{k < l} π(aₖ))
 *
 * A member looks along the list until they stop, and plays by the law of the world; reward 1 at a place that was played.
 * @paper Plackett: The Analysis of Permutations. Journal of the Royal Statistical Society C, 1975.
 */
export function slateChoices(
	world: World,
	{ logging, target }: { readonly logging: OneTitlePolicy; readonly target: OneTitlePolicy },
	settings: SlateSettings,
): SlateEvidence {
	const { places, members, from = 0, each = 4 } = settings;
	const slateCount = members * each;
	const rows = slateCount * places;
	const column = () => new Float64Array(rows);
	const [rewards, prefix, joint] = [column(), column(), column()];
	let slate = 0;
	for (let m = 0; m < members; m++) {
		const person = world.person(from + m);
		const random = seededRandom(world.seed, `slates of ${person.index}`);
		const [logged, wanted] = [logging.chances(person), target.chances(person)];
		for (let k = 0; k < each; k++, slate++) {
			const at = slate * places;
			const { drawn, weights } = drawnSlate(logged, wanted, places, random);
			for (const place of played(world, person, drawn, settings, random)) rewards[at + place] = 1;
			prefix.set(weights, at);
			joint.fill(weights[places - 1]!, at, at + places);
		}
	}
	return {
		slates: Int32Array.from({ length: rows }, (_, i) => Math.floor(i / places)),
		slateCount,
		rewards,
		joint,
		prefix,
		units: Int32Array.from({ length: slateCount }, (_, i) => Math.floor(i / each)),
		unitCount: members,
	};
}

/**
 * How many titles of a slate of a policy are truly played: closed form for each slate, a mean over drawn ones; its error falls
 * with the number of members.
 */
export function trueSlateValue(
	world: World,
	policy: OneTitlePolicy,
	settings: SlateSettings,
): { readonly value: number; readonly standardError: number } {
	const { places, members, from = 0, each = 4 } = settings;
	const values = new Float64Array(members);
	for (let m = 0; m < members; m++) {
		const person = world.person(from + m);
		const random = seededRandom(world.seed, `true slates of ${person.index}`);
		const chances = policy.chances(person);
		for (let k = 0; k < each; k++) {
			const { drawn } = drawnSlate(chances, chances, places, random);
			values[m]! += expectedOf(world, person, drawn, settings) / each;
		}
	}
	const value = mean(values);
	const squares = values.reduce((sum, one) => sum + (one - value) ** 2, 0);
	return { value, standardError: Math.sqrt(squares / (members * (members - 1))) };
}

/** Places in `actions` drawn without putting back, and how much likelier the target was to draw each beginning. */
function drawnSlate(
	logged: Float64Array,
	wanted: Float64Array,
	places: number,
	random: Random,
): { readonly drawn: readonly number[]; readonly weights: Float64Array } {
	const left = [...logged];
	const weights = new Float64Array(places);
	const drawn: number[] = [];
	let [loggedLeft, wantedLeft, weight] = [1, 1, 1];
	for (let place = 0; place < places; place++) {
		const action = drawnPlace(left, random.next());
		drawn.push(action);
		weight *= wanted[action]! / wantedLeft / (logged[action]! / loggedLeft);
		weights[place] = weight;
		loggedLeft -= logged[action]!;
		wantedLeft -= wanted[action]!;
		left[action] = 0;
	}
	return { drawn, weights };
}

/** The places that a person plays of a list that they see for the first time. */
function played(
	world: World,
	person: Person,
	drawn: readonly number[],
	settings: SlateSettings,
	random: Random,
): readonly number[] {
	const pulls = pullsOf(world, person, drawn, settings);
	const { across } = world.policy.attention[person.device];
	let looked = 1;
	while (looked < pulls.length && random.next() < across) looked++;
	const seen = pulls.slice(0, looked);
	if (world.policy.choosing.law === 'each-on-its-merit')
		return [...seen.keys()].filter((place) => random.next() < chanceAlone(seen[place]!, person));
	const odds = seen.map((pull) => Math.exp(pull - person.leaving));
	const choice = drawnPlace([1, ...odds], random.next());
	return choice === 0 ? [] : [choice - 1];
}

/** The same in expectation. */
function expectedOf(
	world: World,
	person: Person,
	drawn: readonly number[],
	settings: SlateSettings,
): number {
	const pulls = pullsOf(world, person, drawn, settings);
	const attention = attentionOn(world.policy, person.device);
	const isSingle = world.policy.choosing.law === 'one-a-visit';
	let [expected, odds] = [0, 0];
	for (const [place, pull] of pulls.entries()) {
		const reached = attention.at(0, place);
		const further = place + 1 < pulls.length ? attention.at(0, place + 1) : 0;
		odds += Math.exp(pull - person.leaving);
		expected += isSingle
			? ((reached - further) * odds) / (1 + odds)
			: reached * chanceAlone(pull, person);
	}
	return expected;
}

const pullsOf = (
	{ policy, titles }: World,
	person: Person,
	drawn: readonly number[],
	{ actions }: SlateSettings,
): readonly number[] =>
	drawn.map((action) => lastingPull(policy, titles, person, actions[action]!));

const chanceAlone = (pull: number, { leaving }: Person): number =>
	1 / (1 + Math.exp(leaving + meritAbove - pull));
