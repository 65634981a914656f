import { mean } from '@marquee/numerics';
import { aligned } from './aligned.ts';
import type { EvaluationReport, ModelReport } from './report.ts';

/** One figure over several seeds: how much of it is chance in training. */
export interface OverSeeds {
	readonly mean: number;
	/** Sample standard deviation, √(Σ (xᵢ − x̄)² / (n − 1)). */
	readonly deviation: number;
	/** In the order of the seeds. */
	readonly values: readonly number[];
}

/** What the models did over several seeds, in the test and in each reading. */
export interface SeedSummary {
	readonly seeds: readonly number[];
	readonly models: readonly ModelOverSeeds[];
	readonly readings: Readonly<Record<string, readonly ModelOverSeeds[]>>;
}

/** One model's figures, by metric. */
export interface ModelOverSeeds {
	readonly name: string;
	readonly metrics: Readonly<Record<string, OverSeeds>>;
}

/**
 * Mean and deviation of every figure over reports that differ by their seed alone.
 *
 * The deviation is that of training and whatever else the seed draws; the interval in each report is that of the cases. They
 * answer different questions: would another training do as well, and would other profiles be served as well.
 *
 * @throws {RangeError} for fewer than two reports, or reports of different protocols, data or models.
 */
export function overSeeds(reports: readonly EvaluationReport[]): SeedSummary {
	const [first, ...others] = reports;
	if (first === undefined || others.length === 0)
		throw new RangeError(`${reports.length} seeds have no deviation`);
	const subject = ({ protocol, data, models }: EvaluationReport) =>
		[protocol, data, ...models.map(({ name }) => name)].join(' ');
	const other = others.find((one) => subject(one) !== subject(first));
	if (other !== undefined)
		throw new RangeError(`reports of ${subject(first)} and of ${subject(other)}`);
	const readings = Object.keys(first.readings ?? {}).map(
		(name) => [name, summed(reports.map((one) => one.readings![name]!.models))] as const,
	);
	return {
		seeds: reports.map(({ seed }) => seed),
		models: summed(reports.map(({ models }) => models)),
		readings: Object.fromEntries(readings),
	};
}

type Measured = readonly Pick<ModelReport, 'name' | 'metrics'>[];

const summed = (bySeed: readonly Measured[]): readonly ModelOverSeeds[] =>
	bySeed[0]!.map(({ name, metrics }, model) => ({
		name,
		metrics: Object.fromEntries(
			Object.keys(metrics).map((metric) => [
				metric,
				spread(bySeed.map((models) => models[model]!.metrics[metric]!.value)),
			]),
		),
	}));

function spread(values: readonly number[]): OverSeeds {
	const centre = mean(Float64Array.from(values));
	const squares = values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
	return { mean: centre, deviation: Math.sqrt(squares / (values.length - 1)), values };
}

/** The summary for people: mean ± standard deviation over the seeds, one line per model. */
export function seedTable({ seeds, models, readings }: SeedSummary): string {
	const lines = [`mean ± standard deviation over seeds ${seeds.join(', ')}`, ...table(models)];
	for (const [name, ofReading] of Object.entries(readings))
		lines.push('', `${name}, over the same seeds`, ...table(ofReading));
	return lines.join('\n');
}

function table(models: readonly ModelOverSeeds[]): string[] {
	const names = Object.keys(models[0]?.metrics ?? {});
	const cell = ({ mean: value, deviation }: OverSeeds) =>
		`${value.toFixed(4)} ±${deviation.toFixed(4)}`;
	return aligned([
		['model', ...names],
		...models.map(({ name, metrics }) => [name, ...names.map((one) => cell(metrics[one]!))]),
	]);
}
