import { aligned, withMargin } from './aligned.ts';
import { isCutReading } from './cut-histories.ts';
import type { EvaluationReport, ModelReport, ReadingReport, ReportedMetric } from './report.ts';
import { cutLines, sliceLines } from './slice-table.ts';
import { timeTiesTold } from './time-ties.ts';

/**
 * The report as plain text for people: one line per model and one column per metric, then the differences to the best
 * baseline, what the numbers mean and who was left out.
 */
export function reportTable(report: EvaluationReport): string {
	const names = metricsOf(report);
	const { counts } = report;
	return [
		`${report.protocol} on ${report.data}, seed ${report.seed}`,
		report.describe,
		`${counts.cases} cases, ${counts.titles} titles, ${counts.trainEvents} training events; ${excluded(counts.excluded)}`,
		'',
		...aligned([
			['model', ...names, 'fit s', 'score s'],
			...report.models.map((model) => modelLine(model, names)),
		]),
		'',
		...differenceLines(report),
		...Object.entries(report.readings ?? {})
			.filter(([name]) => !isCutReading(name))
			.flatMap(([name, one]) => readingLines(name, one)),
		...cutLines(report),
		...sliceLines(report),
		...windowLines(report),
		...tieLines(report),
		...Object.entries(report.variants).map(
			([name, { variant, unit }]) => `${name}: ${variant} (${unit})`,
		),
	].join('\n');
}

const metricsOf = ({ models }: Pick<ReadingReport, 'models'>): readonly string[] =>
	Object.keys(models[0]?.metrics ?? {});

function readingLines(name: string, reading: ReadingReport): string[] {
	const names = metricsOf(reading);
	return [
		`${name}: ${reading.describe}`,
		`${reading.cases} cases; ${excluded(reading.excluded)}`,
		...aligned([
			['model', ...names],
			...reading.models.map(({ name: model, metrics }) => [
				model,
				...names.map((metric) => withMargin(metrics[metric]!)),
			]),
		]),
		'',
		...differenceLines(reading),
	];
}

const modelLine = (model: ModelReport, names: readonly string[]): string[] => [
	model.name,
	...names.map((name) => withMargin(model.metrics[name]!)),
	model.trainSeconds.toFixed(1),
	model.scoreSeconds.toFixed(1),
];

function differenceLines({
	differences,
	bestBaseline,
}: Pick<ReadingReport, 'differences' | 'bestBaseline'>): string[] {
	const first = differences[0];
	if (first === undefined) return [];
	const names = Object.keys(first.metrics);
	const line = ({ model, metrics }: typeof first) => [
		model,
		...names.map((name) => signedInterval(metrics[name]!)),
	];
	return [
		`Difference to ${bestBaseline}, the best baseline, on the same cases [95 % interval]:`,
		...aligned([['model', ...names], ...differences.map(line)]),
		'',
	];
}

function signedInterval({ value, low, high }: ReportedMetric): string {
	const signed = (x: number | null) => (x === null ? '' : `${x < 0 ? '' : '+'}${x.toFixed(4)}`);
	return `${signed(value)} [${signed(low)}, ${signed(high)}]`;
}

/** The first metric window by window: whether a lead lasts. */
function windowLines({ windows = [] }: EvaluationReport): string[] {
	const [first] = windows;
	const metric = Object.keys(first?.models[0]?.metrics ?? {})[0];
	if (first === undefined || metric === undefined) return [];
	return [
		`${metric} window by window, each fitted on all before it:`,
		...aligned([
			['trained until', 'cases', ...first.models.map(({ name }) => name)],
			...windows.map(({ trainedUntil, counts, models }) => [
				trainedUntil.slice(0, 16),
				String(counts.cases),
				...models.map(({ metrics }) => withMargin(metrics[metric]!)),
			]),
		]),
		'',
	];
}

const tieLines = ({ models, ties, counts, timeTies }: EvaluationReport): string[] => [
	...(timeTies === undefined || timeTies.cases === 0
		? []
		: [
				`${timeTies.cases} of ${counts.cases} answers share their moment with the event before them: ${timeTiesTold[timeTies.rule]}`,
			]),
	`Ties: ${ties === 'title-index' ? 'lower title index first' : 'relevant titles last'}. ` +
		`Cases that ties decide: ${models.map(({ name, casesDecidedByTies }) => `${name} ${casesDecidedByTies}`).join(', ')} of ${counts.cases}.`,
];

function excluded(reasons: Readonly<Record<string, number>>): string {
	const told = Object.entries(reasons).map(([reason, count]) => `${count} ${reason}`);
	return told.length === 0 ? 'nobody excluded' : `excluded profiles: ${told.join(', ')}`;
}
