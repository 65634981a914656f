import type {
	CounterfactualReading,
	Effect,
	ExperimentReading,
	InterleavingReading,
	MetricReading,
} from '@marquee/contracts';
import { isoMoment } from '@marquee/units';
import { table } from '../terminal/table.ts';
import { count, figure, percent } from './printed-numbers.ts';

/** A reading as a person reads it in a terminal: what to do and why first, then the numbers that it rests on. */
export function readingPrinted(reading: ExperimentReading): string {
	const { verdict, sampleRatio, metrics, segments, interleaving, counterfactual } = reading;
	return [
		verdict.sentence,
		...verdict.reasons.map((reason) => `  ${reason}`),
		'',
		`${reading.experiment}, as of ${isoMoment(reading.asOf as never)}, position ${count(reading.logPosition)} of the log`,
		reading.arms.map(({ arm, members }) => `${arm}: ${count(members)} members`).join(', '),
		`sample ratio: ${sampleRatio.state} (p ${sampleRatio.pValue.toPrecision(3)} of one look, ${sampleRatio.alwaysValidPValue.toPrecision(3)} at any time); ${count(sampleRatio.contaminated)} members met several arms`,
		...(metrics.length > 0 ? ['', ...metricTable(metrics)] : []),
		...(segments.length > 0 ? ['', ...segmentTable(reading)] : []),
		...(interleaving === null ? [] : ['', ...interleavingLines(interleaving)]),
		...counterfactual.flatMap((each) => ['', ...counterfactualLines(each)]),
	].join('\n');
}

const metricTable = (metrics: readonly MetricReading[]): readonly string[] =>
	table(
		['role', 'metric', 'arm', 'members', 'waiting', 'effect', 'from', 'to', 'relative', 'p', ''],
		metrics.flatMap((metric) =>
			metric.comparisons.map(({ arm, effect, relative, adjustedPValue, verdict }) => [
				metric.role,
				metric.metric,
				arm,
				count(membersOf(metric, arm)),
				count(metric.waiting),
				...interval(effect),
				relative === null ? '–' : percent(relative.estimate),
				figure(adjustedPValue),
				verdict,
			]),
		),
	);

const membersOf = ({ arms }: MetricReading, arm: string): number =>
	(arms[0]?.members ?? 0) + (arms.find((each) => each.arm === arm)?.members ?? 0);

const interval = ({ estimate, low, high }: Effect): readonly string[] =>
	[estimate, low, high].map(figure);

const segmentTable = ({ segments }: ExperimentReading): readonly string[] =>
	table(
		['segment', '', 'arm', 'members', 'effect', 'from', 'to', 'shrunken', 'from', 'to'],
		segments.map(({ by, value, arm, members, effect, shrunken }) => [
			by,
			value,
			arm,
			count(members),
			...interval(effect),
			...interval(shrunken),
		]),
	);

const interleavingLines = (reading: InterleavingReading): readonly string[] => [
	`${reading.interleaves} of ${reading.arms.join(' and ')} drawn in turn (${reading.method}): ${count(reading.members)} members, ${count(reading.voting)} of them chose`,
	`preference for ${reading.arms[1]}: ${interval(reading.preference).join(' · ')} (−1 to 1; a direction, not a size): ${reading.verdict}`,
	`by member ${count(reading.wins[0])} : ${count(reading.wins[1])}, ${count(reading.ties)} ties`,
];

const counterfactualLines = (reading: CounterfactualReading): readonly string[] => [
	`${reading.surface}, if chosen by ${reading.target}: ${reading.identifiable ? 'identifiable' : 'not identifiable'}; the log itself earned ${figure(reading.logged)}`,
	...reading.reasons.map((reason) => `  ${reason}`),
	...reading.estimators.map(({ name, effect }) => `  ${name} ${interval(effect).join(' · ')}`),
];
