import type { Reading } from '@marquee/statistics';
import type { TestsReport } from './tests-report.ts';

/** The reading of many tests in sentences, with the histogram of p-values drawn. */
export function testsPrinted(report: TestsReport): string {
	const { counts, significant, expectedUnderNull: chance, alpha } = report;
	const { trueNulls, histogram, betweenArms, sampleRatio, leftOut, thin } = report;
	const share = (tests: number) => `${whole(tests)} (${percent(tests / counts.tests)})`;
	return [
		`${whole(report.testsInFile)} tests, of which ${whole(counts.tests)} can be read, with ${whole(counts.arms)} arms: ${whole(counts.successes)} successes in ${whole(counts.trials)} trials`,
		'',
		`tests whose arms differ, p < ${alpha}`,
		`  as they stand               ${share(significant.raw)}, 95 % interval ${percent(report.low)} to ${percent(report.high)}`,
		`  expected without any effect ${share(chance.tests)}, 95 % between ${whole(chance.low)} and ${whole(chance.high)}`,
		`  after Benjamini–Hochberg    ${share(significant.benjaminiHochberg)}`,
		`  after Holm                  ${share(significant.holm)}`,
		`  best arm ahead of the rest  ${share(report.significantBest.raw)} corrected within the test, ${share(report.significantBest.benjaminiHochberg)} after Benjamini–Hochberg, ${share(report.significantBest.holm)} after Holm`,
		...(trueNulls === null
			? []
			: [
					`  without an effect, at most  ${percent(trueNulls.estimate)}, 95 % interval ${percent(trueNulls.low)} to ${percent(trueNulls.high)} (Storey, λ ${trueNulls.lambda})`,
				]),
		'',
		'p-values',
		...histogram.map(({ from, tests }) => `  ${from.toFixed(2)} ${bar(tests, histogram)} ${tests}`),
		'',
		`true chances differ between arms of a test by ${percent(betweenArms)} of the test's chance (standard deviation)`,
		...winnersTold(report),
		'',
		`sample ratios: ${sampleRatio.alarms} tests below ${sampleRatio.threshold}, ${sampleRatio.expectedByChance.toFixed(1)} expected by chance; of the ${whole(sampleRatio.sound.tests)} others ${whole(sampleRatio.sound.significant.raw)} are significant, ${whole(sampleRatio.sound.significant.benjaminiHochberg)} after Benjamini–Hochberg`,
		...sampleRatio.worst.map(
			({ test, pValue }) =>
				`  ${test} p ${pValue < 1e-300 ? 'below 1e-300' : pValue.toPrecision(3)}`,
		),
		...(thin === 0 ? [] : [`${thin} tests have an expected count below 5`]),
		...partsTold(report),
		...report.cautions.map((caution) => `caution: ${caution}`),
		...leftOut.slice(0, 10).map(({ line, test, reason }) => `line ${line}, ${test}: ${reason}`),
		...(leftOut.length > 10 ? [`… and ${leftOut.length - 10} more rows left out`] : []),
	].join('\n');
}

function winnersTold({ winners, replication }: TestsReport): readonly string[] {
	const sorts = [
		['all winners', winners.all, replication?.all],
		['significant winners', winners.significant, replication?.significant],
	] as const;
	return sorts.flatMap(([name, whole, halves]) =>
		whole === null
			? []
			: [
					`${name} (${whole.tests}): lead ${percent(whole.observedLift)} where picked, ${percent(whole.expectedLift)} to be expected${whole.left === null ? '' : `, ${percent(whole.left.estimate)} of it is left`}`,
					...(halves
						? [
								`  checked on halves: ${interval(halves.left)} of the lead was found in the other half; of what was promised, ${interval(halves.kept)}`,
							]
						: []),
				],
	);
}

const partsTold = ({ parts = {} }: TestsReport): readonly string[] =>
	Object.entries(parts).map(
		([name, { counts, significant }]) =>
			`${name}: ${whole(counts.tests)} tests, ${significant.raw} significant, ${significant.benjaminiHochberg} after Benjamini–Hochberg, ${significant.holm} after Holm`,
	);

const interval = ({ estimate, low, high }: Reading): string =>
	`${percent(estimate)} [${percent(low)}, ${percent(high)}]`;

const whole = (count: number): string => Math.round(count).toLocaleString('en');
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** Letters of the longest bar. */
const widest = 40;

function bar(tests: number, histogram: TestsReport['histogram']): string {
	const most = Math.max(...histogram.map((bin) => bin.tests));
	return '█'.repeat(Math.round((widest * tests) / most)).padEnd(widest);
}
