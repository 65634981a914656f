import { mean, normalQuantile } from '@marquee/numerics';
import { cuped, momentsOf, unitsNeeded } from '@marquee/statistics';
import { varianceOf } from './truth.ts';

/** The same members under each ranker, of which an A/B test sees one: (members). */
export interface TwoLives {
	readonly metric: string;
	readonly underA: Float64Array;
	readonly underB: Float64Array;
}

/** How many members it takes to see a difference, and how surely that is known. */
export interface Needed {
	readonly members: number;
	/** Standard error as a share of `members`, since effects are means over so many simulated members only. */
	readonly relativeError: number;
	/** B less A in what is read. */
	readonly effect: number;
}

/** At two-sided 5 %. */
const alpha = 0.05;
const power = 0.8;
const z = normalQuantile(1 - alpha / 2) + normalQuantile(power);

/**
 * Members of both arms together that an A/B test with CUPED needs for 80 % power at two-sided 5 %. The effect is taken
 * over the same members in both arms, which only a simulation can; the variances are those that a real test would have.
 *
 *   n = 2 (z₀.₉₇₅ + z₀.₈)² (s²_A + s²_B) / δ²
 *
 * @paper Chow, Shao, Wang: Sample Size Calculations in Clinical Research, 2nd edition, section 3.2. 2008.
 */
export function neededByTest(
	{ underA, underB }: TwoLives,
	before: readonly Float64Array[],
): Needed {
	const { control, treatment } = cuped(momentsOf(underA, ...before), momentsOf(underB, ...before));
	const differences = underB.map((value, member) => value - underA[member]!);
	const effect = mean(differences);
	return {
		members: requiredFor(effect, [control.variance, treatment.variance]),
		relativeError: doubled(effect, varianceOf(differences) / differences.length),
		effect,
	};
}

function requiredFor(effect: number, variances: readonly [number, number]): number {
	if (effect === 0) return Infinity;
	return unitsNeeded(effect, power, { variances, alpha });
}

/**
 * Members who must be shown interleaved lists for the same power at the same level, those who choose nothing included.
 *
 *   n = (z₀.₉₇₅ + z₀.₈)² s²_v / v̄² · members / voters
 *
 * @param votes NaN for members who chose nothing.
 */
export function neededInterleaved(votes: Float64Array): Needed {
	const cast = votes.filter((vote) => !Number.isNaN(vote));
	if (cast.length < 2) return { members: Infinity, relativeError: Infinity, effect: 0 };
	const effect = mean(cast);
	const variance = varianceOf(cast);
	return {
		members: ((z ** 2 * variance) / effect ** 2) * (votes.length / cast.length),
		relativeError: doubled(effect, variance / cast.length),
		effect,
	};
}

/** A size goes with the square of its effect, so its relative error is twice the effect's. */
const doubled = (effect: number, squaredError: number): number =>
	(2 * Math.sqrt(squaredError)) / Math.abs(effect);

/** How many times more members an A/B test needs than interleaving, at equal power. */
export interface Ratio {
	readonly ratio: number;
	readonly relativeError: number;
	/** Which metric the A/B test reads. */
	readonly metric: string;
	readonly byTest: Needed;
	readonly interleaved: Needed;
}

/**
 * The ratio of members that an A/B test needs to those that interleaving does, at equal power: against the given metric of
 * the test that needs fewest. `undefined` where either effect is not told apart from 0 or both point different ways: a ratio
 * of sizes means nothing there.
 */
export function ratioOfMembers(
	metrics: readonly TwoLives[],
	before: readonly Float64Array[],
	votes: Float64Array,
): Ratio | undefined {
	const interleaved = neededInterleaved(votes);
	const found = metrics
		.map((lives) => ({ metric: lives.metric, byTest: neededByTest(lives, before) }))
		.filter(({ byTest }) => isTold(byTest) && byTest.effect > 0 === interleaved.effect > 0)
		.sort((one, other) => one.byTest.members - other.byTest.members)[0];
	if (found === undefined || !isTold(interleaved)) return undefined;
	const { metric, byTest } = found;
	return {
		ratio: byTest.members / interleaved.members,
		relativeError: Math.hypot(byTest.relativeError, interleaved.relativeError),
		...{ metric, byTest, interleaved },
	};
}

/** The effect lies 1.96 errors from 0; the size's relative error is twice the effect's. */
const isTold = ({ relativeError }: Needed): boolean => relativeError < 2 / 1.96;
