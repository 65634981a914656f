import { type EpochMs, hash32, msPerDay } from '@marquee/units';
import { type Belief, faded, type Weight } from './belief.ts';
import { situationOf } from './choice.ts';
import { type Lesson, learnt } from './learning.ts';
import type { SettledDecision } from './settling.ts';
import { termsOf } from './terms.ts';

/** How often a trailer was shown and what that earned, both fading with time. */
export interface Tally {
	readonly shown: number;
	readonly reward: number;
}

/** All that has been learnt of trailers. Policies read it; it never changes. */
export interface TrailerModel {
	/** Named by its content: equal models have equal versions. */
	readonly version: string;
	/** What was settled up to here has been learnt; absent before anything was. */
	readonly learntUntil?: EpochMs;
	readonly belief: Belief;
	/** By `title/trailer`. */
	readonly tallies: ReadonlyMap<string, Tally>;
}

/** How fast what was learnt is forgotten. */
export interface Forgetting {
	readonly halfLifeDays?: number;
}

/** What a trailer earns changes as those most eager for the title have seen it: a month halves what is old. */
const usualHalfLifeDays = 30;

/** Nothing learnt: every trailer is as good as every other. */
export const newTrailerModel: TrailerModel = named({ belief: new Map(), tallies: new Map() });

/**
 * The model after what was settled up to a moment. Given everything at once it is a fit from nothing; given what is new, it goes
 * on from where it was. An outcome counts 2^(−age / half-life), its age taken from when it was decided to `until`.
 *
 * @throws {RangeError} if `until` lies before what the model has learnt already: the same outcomes would count twice.
 */
export function modelAfter(
	model: TrailerModel,
	settled: readonly SettledDecision[],
	until: EpochMs,
	{ halfLifeDays = usualHalfLifeDays }: Forgetting = {},
): TrailerModel {
	const { learntUntil = until } = model;
	if (until < learntUntil)
		throw new RangeError(`learnt until ${learntUntil}, not back to ${until}`);
	const days = (until - learntUntil) / msPerDay;
	const weightOf = ({ decidedAt }: SettledDecision) =>
		2 ** (-Math.max(0, until - decidedAt) / msPerDay / halfLifeDays);
	return named({
		learntUntil: until,
		belief: learnt(
			faded(model.belief, days, halfLifeDays),
			settled.map((decision) => lessonOf(decision, weightOf(decision))),
		),
		tallies: counted(model.tallies, settled, 2 ** (-days / halfLifeDays), weightOf),
	});
}

/** A model under the name that its content gives it. */
export function named(model: Omit<TrailerModel, 'version'>): TrailerModel {
	const text = JSON.stringify([model.learntUntil ?? null, contentOf(model)]);
	const hex = [0, 1].map((seed) => hash32(text, seed).toString(16).padStart(8, '0')).join('');
	return { version: hex, ...model };
}

/** What a model holds, as rows in the order of their names: equal models give equal rows. */
export function contentOf({ belief, tallies }: Pick<TrailerModel, 'belief' | 'tallies'>) {
	const inOrder = <Value>(entries: ReadonlyMap<string, Value>, row: (value: Value) => number[]) =>
		[...entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => [name, ...row(value)]);
	return {
		weights: inOrder(belief, ({ mean, precision }: Weight) => [mean, precision]),
		tallies: inOrder(tallies, ({ shown, reward }: Tally) => [shown, reward]),
	};
}

function lessonOf(decision: SettledDecision, weight: number): Lesson {
	const shown = decision.arms.find(({ trailerId }) => trailerId === decision.chosen)!;
	return { terms: termsOf(situationOf(decision), shown), reward: decision.reward, weight };
}

function counted(
	before: ReadonlyMap<string, Tally>,
	settled: readonly SettledDecision[],
	kept: number,
	weightOf: (decision: SettledDecision) => number,
): ReadonlyMap<string, Tally> {
	const after = new Map<string, Tally>();
	for (const [name, { shown, reward }] of before)
		if (kept * shown > forgottenBelow)
			after.set(name, { shown: kept * shown, reward: kept * reward });
	for (const decision of settled) {
		const name = `${decision.titleId}/${decision.chosen}`;
		const { shown, reward } = after.get(name) ?? { shown: 0, reward: 0 };
		const weight = weightOf(decision);
		after.set(name, { shown: shown + weight, reward: reward + weight * decision.reward });
	}
	return after;
}

/** A thousandth of one showing. */
const forgottenBelow = 1e-3;
