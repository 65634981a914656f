import type { Random } from '@marquee/units';
import { bestArm, bestOf, restOf } from './best-arm.ts';
import type { Trials } from './beta-binomial-sequence.ts';
import { momentsOf } from './moments.ts';
import { ratioArm } from './ratio-arm.ts';
import type { Reading } from './reading.ts';
import { refusal } from './refusals.ts';
import { shrunkenArms } from './shrunken-arms.ts';
import { wald } from './wald.ts';

/** What winners promised, and what was left of it. Leads are of chances: 0.01 is a success more in a hundred trials. */
export interface WinnersLead {
	/** Tests a split (on average) whose winner is in this. */
	readonly tests: number;
	/** Mean lead of the winner over the rest, where it was picked. */
	readonly observed: number;
	/** What empirical Bayes made of that, from the same half alone. */
	readonly promised: number;
	/** The mean lead of the same arm in the half that did not pick it. */
	readonly found: number;
	/** found / observed. */
	readonly left: Reading;
	/** found / promised: 1 where empirical Bayes keeps its word. */
	readonly kept: Reading;
}

/** Winners of half of each test, looked up in the other half. */
export interface HalvedWinners {
	readonly splits: number;
	readonly all: WinnersLead;
	/** Winners whose corrected lead over the rest was significant in the half that picked them; null where none was. */
	readonly significant: WinnersLead | null;
}

/**
 * What is left of a winner's lead, without any model: each test is parted at random into halves, one half picks the best
 * arm, the other tells how far ahead that arm is. What it loses is what picking had added (regression to the mean).
 *
 *   s_A ~ Hypergeometric(n, s, ⌈n / 2⌉) of each arm,   left = Σ_tests lead_B(best_A) / Σ_tests lead_A(best_A)
 *
 * Tests are the units of the intervals; splits are averaged within a test before. Halves are smaller than tests, so
 * winners of whole tests lose less than these: `kept` is the check on the shrinkage that is then applied to whole tests.
 *
 * @throws {Failure} `statistics-sample-too-small` of fewer than two tests that can be parted
 * @paper Gelman, Carlin: Beyond Power Calculations: Assessing Type S and Type M Errors. Perspectives on Psychological Science 2014.
 */
export function halvedWinners(
	tests: readonly (readonly Trials[])[],
	{ random, splits = 20, alpha = 0.05 }: { random: Random; splits?: number; alpha?: number },
): HalvedWinners {
	const sums = { all: leadsOf(tests.length), significant: leadsOf(tests.length) };
	for (let split = 0; split < splits; split++) addSplit(sums, tests, random, alpha);
	return {
		splits,
		all: leadRead(sums.all, splits, alpha),
		significant:
			sums.significant.times.reduce((sum, one) => sum + one, 0) < 2 * splits
				? null
				: leadRead(sums.significant, splits, alpha),
	};
}

/** Test by test, added over splits. */
interface Leads {
	readonly times: Float64Array;
	readonly observed: Float64Array;
	readonly promised: Float64Array;
	readonly found: Float64Array;
}

const leadsOf = (tests: number): Leads => ({
	times: new Float64Array(tests),
	observed: new Float64Array(tests),
	promised: new Float64Array(tests),
	found: new Float64Array(tests),
});

function addSplit(
	sums: { readonly all: Leads; readonly significant: Leads },
	tests: readonly (readonly Trials[])[],
	random: Random,
	alpha: number,
): void {
	const parted = tests.flatMap((arms, test) => {
		const first = arms.map((arm) => halfOf(arm, random));
		const second = arms.map((arm, i) => less(arm, first[i]!));
		// A half without any success, or with nothing else, picks nobody.
		return [first, second].every(canBeRead) ? [{ test, first, second }] : [];
	});
	const { chances } = shrunkenArms(parted.map(({ first }) => first));
	for (const [i, { test, first, second }] of parted.entries()) {
		const best = bestOf(first, random.below);
		const lead = {
			observed: leadOf(first, best),
			promised: leadOf(
				first.map(({ trials }, arm) => ({ trials, successes: chances[i]![arm]! * trials })),
				best,
			),
			found: leadOf(second, best),
		};
		add(sums.all, test, lead);
		if (bestArm(first, { alpha }).pValue < alpha) add(sums.significant, test, lead);
	}
}

function add(
	sums: Leads,
	test: number,
	lead: Readonly<Record<'observed' | 'promised' | 'found', number>>,
): void {
	sums.times[test]!++;
	sums.observed[test]! += lead.observed;
	sums.promised[test]! += lead.promised;
	sums.found[test]! += lead.found;
}

/** The successes among the first half of an arm's trials, in random order: hypergeometric, success by success. */
function halfOf({ successes, trials }: Trials, random: Random): Trials {
	const half = trials % 2 === 0 || random.next() < 0.5 ? Math.floor(trials / 2) : (trials + 1) / 2;
	let [places, all, mine] = [half, trials, 0];
	for (let success = 0; success < successes; success++, all--)
		if (random.next() * all < places) {
			places--;
			mine++;
		}
	return { successes: mine, trials: half };
}

const less = (whole: Trials, part: Trials): Trials => ({
	successes: whole.successes - part.successes,
	trials: whole.trials - part.trials,
});

function canBeRead(arms: readonly Trials[]): boolean {
	const [successes, trials] = [total(arms, 'successes'), total(arms, 'trials')];
	return arms.every((arm) => arm.trials > 0) && successes > 0 && successes < trials;
}

const total = (arms: readonly Trials[], of: keyof Trials): number =>
	arms.reduce((sum, arm) => sum + arm[of], 0);

/** How far an arm's chance lies above that of the rest. */
export function leadOf(arms: readonly Trials[], best: number): number {
	const [own, rest] = [arms[best]!, restOf(arms, best)];
	return own.successes / own.trials - rest.successes / rest.trials;
}

function leadRead({ times, observed, promised, found }: Leads, splits: number, alpha: number) {
	const counted = times.reduce((sum, one) => sum + one, 0);
	if (times.filter((one) => one > 0).length < 2)
		throw refusal('statistics-sample-too-small', 'fewer than two tests', 'Give more tests.');
	const mean = (column: Float64Array) => column.reduce((sum, one) => sum + one, 0) / counted;
	const ratio = (of: Float64Array, to: Float64Array): Reading => {
		const { mean: estimate, variance, n } = ratioArm(momentsOf(of, to));
		return wald({ estimate, standardError: Math.sqrt(variance / n) }, { alpha, margin: 1 });
	};
	return {
		tests: counted / splits,
		observed: mean(observed),
		promised: mean(promised),
		found: mean(found),
		left: ratio(found, observed),
		kept: ratio(found, promised),
	};
}
