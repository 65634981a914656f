import {
	type BestArm,
	leadOf,
	momentsOf,
	type Reading,
	ratioArm,
	type ShrunkenArms,
	type Trials,
	wald,
} from '@marquee/statistics';
import type { ArmsOfTest } from './tests-in-file.ts';

/** What winners lead by where they were picked, and what is to be expected of it. Leads are of chances. */
export interface WinnersShrunken {
	readonly tests: number;
	readonly observedLead: number;
	readonly expectedLead: number;
	/** The same as shares of the rest's chance. */
	readonly observedLift: number;
	readonly expectedLift: number;
	/** expectedLead / observedLead; the interval is over tests and takes the shrinkage for known. */
	readonly left: Reading | null;
}

/** The winners of whole tests: of all, and of those where the corrected lead is significant. */
export interface FullWinners {
	readonly all: WinnersShrunken;
	readonly significant: WinnersShrunken | null;
}

/** What empirical Bayes leaves of the leads of all winners. */
export function fullWinners(
	tests: readonly ArmsOfTest[],
	{ chances }: ShrunkenArms,
	{ best, alpha }: { readonly best: readonly BestArm[]; readonly alpha: number },
): FullWinners {
	const rows = tests.map(({ arms }, i) => {
		const place = best[i]!.best;
		const observed = leadOf(arms, place);
		return {
			observed,
			expected: expectedLead(arms, chances[i]!, place),
			rest: arms[place]!.successes / arms[place]!.trials - observed,
			isSignificant: best[i]!.pValue < alpha,
		};
	});
	const significant = rows.filter(({ isSignificant }) => isSignificant);
	return {
		all: shrunken(rows),
		significant: significant.length === 0 ? null : shrunken(significant),
	};
}

/** How far ahead an arm is if every arm has the chance that is to be expected of it. */
export const expectedLead = (
	arms: readonly Trials[],
	chances: readonly number[],
	place: number,
): number =>
	leadOf(
		arms.map(({ trials }, arm) => ({ trials, successes: trials * chances[arm]! })),
		place,
	);

type Row = Readonly<Record<'observed' | 'expected' | 'rest', number>>;

function shrunken(rows: readonly Row[]): WinnersShrunken {
	const mean = (of: keyof Row) => rows.reduce((sum, row) => sum + row[of], 0) / rows.length;
	const [observedLead, expected, rest] = [mean('observed'), mean('expected'), mean('rest')];
	return {
		tests: rows.length,
		observedLead,
		expectedLead: expected,
		observedLift: observedLead / rest,
		expectedLift: expected / rest,
		left: rows.length < 2 || observedLead === 0 ? null : leftOf(rows),
	};
}

function leftOf(rows: readonly Row[]): Reading {
	const { mean, variance, n } = ratioArm(
		momentsOf(
			rows.map(({ expected }) => expected),
			rows.map(({ observed }) => observed),
		),
	);
	// Where every test keeps the same share nothing varies: the share is exact.
	if (!(variance > 0))
		return { estimate: mean, standardError: 0, low: mean, high: mean, pValue: 1 };
	return wald({ estimate: mean, standardError: Math.sqrt(variance / n) }, { margin: 1 });
}
