import {
	type BestArm,
	benjaminiHochberg,
	bestArm,
	type EqualChances,
	equalChances,
	exactShare,
	expectedByChance,
	type HalvedWinners,
	halvedWinners,
	holm,
	type Reading,
	type ShrunkenArms,
	sampleRatio,
	sampleRatioAlarm,
	shrunkenArms,
	type TrueNullShare,
	trueNullShare,
} from '@marquee/statistics';
import { seededRandom } from '@marquee/units';
import type { NamedColumns } from './columns.ts';
import { type ArmsOfTest, type LeftOut, testsIn } from './tests-in-file.ts';
import { expectedLead, type FullWinners, fullWinners } from './winners-of-tests.ts';

/** What `stats tests` is asked. */
export interface TestsAsked {
	readonly columns: NamedColumns;
	readonly alpha: number;
	readonly splits: number;
	readonly seed: number;
	readonly perTest: boolean;
}

/** How many of the tests are below alpha, by each way of counting. */
interface Significant {
	readonly raw: number;
	readonly benjaminiHochberg: number;
	readonly holm: number;
}

/** One test as it is printed. */
interface TestRead extends EqualChances {
	readonly test: string;
	readonly arms: number;
	readonly benjaminiHochberg: number;
	readonly holm: number;
	readonly best: Omit<BestArm, 'best'> & { readonly arm: string; readonly expectedLead: number };
	readonly sampleRatioPValue: number;
}

/** What many tests of arms say together; `estimate` is the share of tests significant as they stand. */
export interface TestsReport extends Reading {
	readonly alpha: number;
	readonly counts: {
		/** That were read. */
		readonly tests: number;
		readonly arms: number;
		readonly trials: number;
		readonly successes: number;
	};
	/** Of the chi-square over all arms of a test. */
	readonly significant: Significant;
	readonly significantShare: Significant;
	/** Of the G test of the same arms. */
	readonly significantByG: Significant;
	/** Of the best arm against the rest, corrected for having been picked. */
	readonly significantBest: Significant;
	/** Tests below alpha if no test had an effect: mean, and between which counts 95 % of such files lie. */
	readonly expectedUnderNull: {
		readonly tests: number;
		readonly low: number;
		readonly high: number;
		readonly share: number;
	};
	/** Storey's estimate; null where there are too few tests. */
	readonly trueNulls: TrueNullShare | null;
	readonly histogram: readonly { readonly from: number; readonly to: number; tests: number }[];
	/** Deviation of true chances between arms of a test, as a share of the test's chance. */
	readonly betweenArms: number;
	readonly winners: FullWinners;
	/** The check without a model; null where no test can be parted. */
	readonly replication: HalvedWinners | null;
	readonly sampleRatio: {
		readonly alarms: number;
		readonly expectedByChance: number;
		readonly threshold: number;
		readonly worst: readonly { readonly test: string; readonly pValue: number }[];
		/** The tests without alarm, by themselves. */
		readonly sound: { readonly tests: number; readonly significant: Significant };
	};
	/** Tests in which some expected count is below 5: their chi-square is only roughly right. */
	readonly thin: number;
	/** By what the file says the tests were for; absent where it says nothing. */
	readonly parts?: Readonly<Record<string, Pick<TestsReport, 'counts' | 'significant'>>>;
	readonly cautions: readonly string[];
	readonly testsInFile: number;
	readonly leftOut: readonly LeftOut[];
	readonly tests?: readonly TestRead[];
}

/** A sensible reading of all tests in a file of arms. */
export function testsReport(path: string, asked: TestsAsked): TestsReport {
	const { alpha } = asked;
	const { tests, leftOut } = testsIn(path, asked.columns);
	const shrunken = shrunkenArms(tests.map(({ arms }) => arms));
	const random = seededRandom(asked.seed, 'ties of best arms');
	const read = tests.map((test) => testRead(test, alpha, random.below));
	const over = read.map(({ equal }) => equal.pValue);
	const chosen = read.map(({ best }) => best.pValue);
	const significant = significantOf(over, alpha);
	const ofParts = partsOf(tests, over, alpha);
	return {
		...exactShare(
			{ successes: significant.raw, trials: tests.length },
			{ chance: alpha, alpha: 0.05 },
		),
		alpha,
		counts: countsOf(tests),
		significant,
		significantShare: sharesOf(significant, tests.length),
		significantByG: significantOf(
			read.map(({ equal }) => equal.gPValue),
			alpha,
		),
		significantBest: significantOf(chosen, alpha),
		expectedUnderNull: { ...expectedByChance(tests.length, alpha), share: alpha },
		trueNulls: tests.length < 20 ? null : trueNullShare(over),
		histogram: histogramOf(over),
		betweenArms: shrunken.deviation,
		winners: fullWinners(tests, shrunken, { best: read.map(({ best }) => best), alpha }),
		replication: tests.length < 2 ? null : replicated(tests, asked),
		sampleRatio: ratiosOf(read, tests, alpha),
		thin: read.filter(({ equal }) => equal.leastExpected < 5).length,
		...(ofParts === undefined ? {} : { parts: ofParts }),
		cautions: cautionsOf(ofParts !== undefined),
		testsInFile: tests.length + new Set(leftOut.map(({ test }) => test)).size,
		leftOut,
		...(asked.perTest ? { tests: rowsOf(tests, read, shrunken) } : {}),
	};
}

interface Read {
	readonly equal: EqualChances;
	readonly best: BestArm;
	readonly ratioPValue: number;
}

const testRead = (
	{ arms }: ArmsOfTest,
	alpha: number,
	tieBreak: (ties: number) => number,
): Read => ({
	equal: equalChances(arms),
	best: bestArm(arms, { alpha, tieBreak }),
	ratioPValue: sampleRatio(arms.map(({ trials }) => ({ count: trials, weight: 1 }))).pValue,
});

function significantOf(pValues: readonly number[], alpha: number): Significant {
	const below = (values: readonly number[]) => values.filter((one) => one < alpha).length;
	return {
		raw: below(pValues),
		benjaminiHochberg: below(benjaminiHochberg(pValues)),
		holm: below(holm(pValues)),
	};
}

const sharesOf = ({ raw, benjaminiHochberg: bh, holm: strict }: Significant, of: number) => ({
	raw: raw / of,
	benjaminiHochberg: bh / of,
	holm: strict / of,
});

function countsOf(tests: readonly ArmsOfTest[]): TestsReport['counts'] {
	const arms = tests.flatMap((test) => test.arms);
	return {
		tests: tests.length,
		arms: arms.length,
		trials: arms.reduce((sum, { trials }) => sum + trials, 0),
		successes: arms.reduce((sum, { successes }) => sum + successes, 0),
	};
}

const bins = 20;

function histogramOf(pValues: readonly number[]): TestsReport['histogram'] {
	const counted = Array.from({ length: bins }, (_, bin) => ({
		from: bin / bins,
		to: (bin + 1) / bins,
		tests: 0,
	}));
	for (const p of pValues) counted[Math.min(bins - 1, Math.floor(p * bins))]!.tests++;
	return counted;
}

/** Halves need two trials an arm. */
function replicated(tests: readonly ArmsOfTest[], { splits, seed, alpha }: TestsAsked) {
	const parted = tests
		.map(({ arms }) => arms)
		.filter((arms) => arms.every((arm) => arm.trials > 1));
	if (parted.length < 2) return null;
	return halvedWinners(parted, { random: seededRandom(seed, 'halves of tests'), splits, alpha });
}

function ratiosOf(
	read: readonly Read[],
	tests: readonly ArmsOfTest[],
	alpha: number,
): TestsReport['sampleRatio'] {
	const found = read.map(({ ratioPValue }, i) => ({ test: tests[i]!.test, pValue: ratioPValue }));
	const sound = read.filter(({ ratioPValue }) => ratioPValue >= sampleRatioAlarm);
	const alarms = found.filter(({ pValue }) => pValue < sampleRatioAlarm);
	return {
		alarms: alarms.length,
		expectedByChance: tests.length * sampleRatioAlarm,
		threshold: sampleRatioAlarm,
		worst: alarms.toSorted((a, b) => a.pValue - b.pValue).slice(0, 10),
		sound: {
			tests: sound.length,
			significant: significantOf(
				sound.map(({ equal }) => equal.pValue),
				alpha,
			),
		},
	};
}

function partsOf(tests: readonly ArmsOfTest[], pValues: readonly number[], alpha: number) {
	const names = [...new Set(tests.map(({ part }) => part))];
	if (names.every((name) => name === undefined)) return undefined;
	return Object.fromEntries(
		names.map((name) => {
			const places = [...tests.keys()].filter((i) => tests[i]!.part === name);
			const own = places.map((i) => tests[i]!);
			const p = places.map((i) => pValues[i]!);
			return [name ?? '', { counts: countsOf(own), significant: significantOf(p, alpha) }];
		}),
	);
}

const cautionsOf = (parted: boolean): readonly string[] => [
	...(parted
		? []
		: ['the file does not say which tests were planned to confirm; all are read as explorations']),
	'every trial is taken for a draw of its own: if one person is in it often, p-values are too small',
	'sample ratios are held against equal shares, since the file names no others',
];

function rowsOf(
	tests: readonly ArmsOfTest[],
	read: readonly Read[],
	{ chances }: ShrunkenArms,
): readonly TestRead[] {
	const p = read.map(({ equal }) => equal.pValue);
	const [bh, strict] = [benjaminiHochberg(p), holm(p)];
	return tests.map(({ test, arms }, i) => {
		const { equal, best, ratioPValue } = read[i]!;
		const { best: place, ...lead } = best;
		return {
			test,
			...equal,
			arms: arms.length,
			benjaminiHochberg: bh[i]!,
			holm: strict[i]!,
			best: {
				...lead,
				arm: arms[place]!.name,
				expectedLead: expectedLead(arms, chances[i]!, place),
			},
			sampleRatioPValue: ratioPValue,
		};
	});
}
