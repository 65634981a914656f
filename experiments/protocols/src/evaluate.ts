import type { Histories, Recommender } from '@marquee/histories';
import {
	type CatalogueMetric,
	coverage,
	estimated,
	type Judged,
	type Metric,
	novelty,
	pairedDifference,
	type Resampled,
	resampled,
	selfInformationOf,
} from '@marquee/metrics';
import { mean } from '@marquee/numerics';
import { type Clock, msPerSecond, seededRandom } from '@marquee/units';
import { failures } from './errors.ts';
import type { Protocol, Split, TestCase } from './protocol.ts';
import { rankCases } from './rank-cases.ts';
import type {
	Difference,
	EvaluationReport,
	ModelReport,
	ReportedMetric,
	TieRule,
} from './report.ts';
import { requireNothingAfter } from './time-leak.ts';
import { watchedBy } from './watched-by.ts';

/** What a model may see when it is fitted: never the test. */
export interface Fitting {
	readonly train: Histories;
	readonly validation: readonly TestCase[] | undefined;
	readonly seed: number;
	/** Tells how far fitting is, in whatever unit the model counts. */
	readonly onProgress: (done: number, total: number) => void;
}

/** A model to be evaluated: a name, and how it is fitted. */
export interface Contender {
	/** As in the report: `ease`. */
	readonly name: string;
	/** Baselines compete for being the bar; all others are compared with the best of them. */
	readonly baseline: boolean;
	readonly fit: (fitting: Fitting) => Recommender | Promise<Recommender>;
}

/** What `evaluate` is doing. */
export interface EvaluationProgress {
	readonly model: string;
	readonly phase: 'fit' | 'score';
	readonly done: number;
	readonly total: number;
}

export interface EvaluationOptions {
	/** The name of the data, for the report. */
	readonly dataName: string;
	readonly seed: number;
	readonly clock: Clock;
	/** Default: `title-index`. */
	readonly ties?: TieRule;
	/** Bootstrap resamplings. Default: 1,000. */
	readonly replicates?: number;
	readonly onProgress?: (progress: EvaluationProgress) => void;
}

/** The report, and what it was made of: one value per case for every model and metric, in the order of the cases. */
export interface Evaluation {
	readonly report: EvaluationReport;
	readonly cases: readonly TestCase[];
	/** By model, then by metric. */
	readonly perCase: Readonly<Record<string, Readonly<Record<string, Float64Array>>>>;
}

interface Outcome {
	readonly contender: Contender;
	readonly trainSeconds: number;
	readonly scoreSeconds: number;
	readonly casesDecidedByTies: number;
	readonly values: readonly Float64Array[]; // per metric, (cases)
	readonly coverage: number;
}

/** Coverage and novelty are read at this depth. */
const catalogueDepth = 10;

/**
 * Fits every model on the training side of the protocol's split and reports how well each ranked the whole catalogue
 * for the held-out cases: means with intervals, and paired differences to the best baseline.
 *
 * @throws {Failure} `protocol-without-cases` if nobody can be tested, and whatever the protocol refuses.
 */
export async function evaluate<Data>(
	protocol: Protocol<Data>,
	data: Data,
	contenders: readonly Contender[],
	options: EvaluationOptions,
): Promise<Evaluation> {
	requireDistinctNames(contenders);
	const split = protocol.split(data);
	if (split.test.length === 0)
		throw failures['protocol-without-cases'](protocol.name, JSON.stringify(split.excluded));
	if (split.trainedUntilMs !== undefined) requireNothingAfter(split.train, split.trainedUntilMs);

	const popularity = watchedBy(split.train);
	const metrics = [
		...protocol.metrics,
		novelty(catalogueDepth, selfInformationOf(popularity, split.train.profiles)),
	];
	const covered = coverage(catalogueDepth, split.train.titles);
	const outcomes: Outcome[] = [];
	for (const contender of contenders)
		outcomes.push(await outcomeOf(contender, split, metrics, covered, options));

	const resampling = resampledOutcomes(outcomes, options);
	const best = bestBaseline(outcomes, metrics, protocol.primary);
	const report: EvaluationReport = {
		protocol: protocol.name,
		describe: protocol.describe,
		data: options.dataName,
		seed: options.seed,
		ties: options.ties ?? 'title-index',
		counts: countsOf(split, popularity),
		variants: Object.fromEntries(
			[...metrics, covered].map(({ name, variant, unit, direction }) => [
				name,
				{ variant, unit, direction },
			]),
		),
		models: outcomes.map((outcome, m) => modelReport(outcome, resampling[m]!, metrics, covered)),
		bestBaseline: best === undefined ? null : outcomes[best]!.contender.name,
		differences: best === undefined ? [] : differencesTo(best, outcomes, resampling, metrics),
	};
	return { report, cases: split.test, perCase: perCaseOf(outcomes, metrics) };
}

async function outcomeOf(
	contender: Contender,
	split: Split,
	metrics: readonly Metric[],
	covered: CatalogueMetric,
	{ seed, clock, ties = 'title-index', onProgress }: EvaluationOptions,
): Promise<Outcome> {
	const { name } = contender;
	const { train, validation, test } = split;
	const started = clock.now();
	const recommender = await contender.fit({
		train,
		validation,
		seed,
		onProgress: (done, total) => onProgress?.({ model: name, phase: 'fit', done, total }),
	});
	const fitted = clock.now();
	const { answers, casesDecidedByTies } = await rankCases(recommender, test, {
		titles: train.titles,
		k: Math.max(...metrics.map(({ k }) => k)),
		ties,
		onProgress: (done) => onProgress?.({ model: name, phase: 'score', done, total: test.length }),
	});
	return {
		contender,
		trainSeconds: (fitted - started) / msPerSecond,
		scoreSeconds: (clock.now() - fitted) / msPerSecond,
		casesDecidedByTies,
		values: metrics.map((metric) =>
			Float64Array.from(answers, (answer: Judged) => metric.of(answer)),
		),
		coverage: covered.ofAll(answers),
	};
}

/** All columns of all models over the same drawn cases. */
function resampledOutcomes(
	outcomes: readonly Outcome[],
	{ seed, replicates = 1000 }: EvaluationOptions,
): readonly (readonly Resampled[])[] {
	const columns = outcomes.flatMap(({ values }) => values);
	const random = seededRandom(seed, 'bootstrap over cases');
	const all = columns.length === 0 ? [] : resampled(columns, { random, replicates });
	return outcomes.map(({ values }, m) => all.slice(m * values.length, (m + 1) * values.length));
}

function bestBaseline(
	outcomes: readonly Outcome[],
	metrics: readonly Metric[],
	primary: string,
): number | undefined {
	const at = metrics.findIndex(({ name }) => name === primary);
	let best: number | undefined;
	for (const [m, { contender, values }] of outcomes.entries())
		if (
			contender.baseline &&
			(best === undefined || mean(values[at]!) > mean(outcomes[best]!.values[at]!))
		)
			best = m;
	return best;
}

function modelReport(
	outcome: Outcome,
	columns: readonly Resampled[],
	metrics: readonly Metric[],
	covered: CatalogueMetric,
): ModelReport {
	const perCase = metrics.map(({ name }, i) => [name, estimated(columns[i]!)] as const);
	const coverageAlone: ReportedMetric = { value: outcome.coverage, low: null, high: null };
	return {
		name: outcome.contender.name,
		baseline: outcome.contender.baseline,
		trainSeconds: outcome.trainSeconds,
		scoreSeconds: outcome.scoreSeconds,
		metrics: Object.fromEntries([...perCase, [covered.name, coverageAlone]]),
		casesDecidedByTies: outcome.casesDecidedByTies,
	};
}

function differencesTo(
	best: number,
	outcomes: readonly Outcome[],
	resampling: readonly (readonly Resampled[])[],
	metrics: readonly Metric[],
): Difference[] {
	return outcomes.flatMap(({ contender }, m) =>
		m === best
			? []
			: {
					model: contender.name,
					against: outcomes[best]!.contender.name,
					metrics: Object.fromEntries(
						metrics.map(({ name }, i) => [
							name,
							pairedDifference(resampling[m]![i]!, resampling[best]![i]!),
						]),
					),
				},
	);
}

function countsOf(split: Split, popularity: Int32Array): EvaluationReport['counts'] {
	const relevant = split.test.flatMap((testCase) => [...testCase.relevant]);
	return {
		profiles: split.train.profiles,
		titles: split.train.titles,
		trainEvents: split.train.titleIndices.length,
		cases: split.test.length,
		relevant: relevant.length,
		relevantNeverTrained: relevant.filter((title) => popularity[title] === 0).length,
		excluded: split.excluded,
	};
}

const perCaseOf = (outcomes: readonly Outcome[], metrics: readonly Metric[]) =>
	Object.fromEntries(
		outcomes.map(({ contender, values }) => [
			contender.name,
			Object.fromEntries(metrics.map(({ name }, i) => [name, values[i]!])),
		]),
	);

function requireDistinctNames(contenders: readonly Contender[]): void {
	const names = contenders.map(({ name }) => name);
	const twice = names.find((name, at) => names.indexOf(name) !== at);
	if (twice !== undefined) throw new RangeError(`two models are called ${twice}`);
}
