import { mean } from '@marquee/numerics';
import { type LifeSettings, lived, type Outcomes } from './outcomes.ts';
import type { Ranker } from './shown.ts';
import type { World } from './world.ts';

/** An outcome that can be compared. */
export type OutcomeName = keyof Outcomes;

/** What a metric truly is under two rankers, as well as so many members can tell. */
export interface TrueDifference {
	readonly a: number;
	readonly b: number;
	/** b − a. */
	readonly difference: number;
	/** Of the difference over the same members with the same moods; far below that of an experiment. */
	readonly standardError: number;
}

/** The truth of every outcome, by name. */
export type Truth = Readonly<Record<OutcomeName, TrueDifference>>;

/**
 * What a world's members would do under each of two rankers: both live in full with every member, which only a simulation can.
 *
 *   d = mean(yᵢ(B) − yᵢ(A)),   SE² = Σ (dᵢ − d)² / (n (n − 1))
 */
export function truth(world: World, a: Ranker, b: Ranker, settings: LifeSettings): Truth {
	return truthOf(lived(world, a, settings), lived(world, b, settings));
}

/** The same of lives that were lived already, by the same members in the same order. */
export function truthOf(a: Outcomes, b: Outcomes): Truth {
	const names = Object.keys(a) as OutcomeName[];
	return Object.fromEntries(names.map((name) => [name, differenceOf(a[name], b[name])])) as Truth;
}

function differenceOf(a: Float64Array, b: Float64Array): TrueDifference {
	if (a.length !== b.length) throw new RangeError(`${a.length} members against ${b.length}`);
	const differences = a.map((value, i) => b[i]! - value);
	const difference = mean(differences);
	const n = differences.length;
	const squares = differences.reduce((sum, d) => sum + (d - difference) ** 2, 0);
	return {
		a: mean(a),
		b: mean(b),
		difference,
		standardError: n < 2 ? Number.POSITIVE_INFINITY : Math.sqrt(squares / (n * (n - 1))),
	};
}
