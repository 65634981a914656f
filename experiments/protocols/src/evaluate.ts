import type { TitleAttributes } from '@marquee/attributes';
import type { Recommender } from '@marquee/histories';
import {
	type CatalogueMetric,
	coverage,
	type Metric,
	novelty,
	selfInformationOf,
} from '@marquee/metrics';
import { type Clock, msPerSecond, seededRandom } from '@marquee/units';
import type { Contender, EvaluationProgress } from './contender.ts';
import { failures } from './errors.ts';
import type { Protocol, Split, TestCase } from './protocol.ts';
import { rankCases } from './rank-cases.ts';
import { readingReport } from './reading-report.ts';
import type { EvaluationReport, SlicingReport, TieRule } from './report.ts';
import { sliced } from './sliced.ts';
import { type Labels, usualSlicings } from './slicing.ts';
import { type Outcome, summarised } from './summary.ts';
import { requireNoLeak } from './time-leak.ts';
import { isTied } from './time-ties.ts';
import { watchedBy } from './watched-by.ts';

/** What an evaluation needs besides protocol, data and models. */
export interface EvaluationOptions {
	/** The name of the data, for the report. */
	readonly dataName: string;
	/** What is known of the titles, for the contenders that can use it. */
	readonly attributes?: TitleAttributes;
	/** Given to every contender, and to the bootstrap. */
	readonly seed: number;
	/** Measures the seconds in the report. */
	readonly clock: Clock;
	/** Default: `title-index`. */
	readonly ties?: TieRule;
	/** Bootstrap resamplings. Default: 1,000. */
	readonly replicates?: number;
	/** Whether the report parts its cases by title and history as well. Default: no. */
	readonly slices?: boolean;
	/** What the data say of profiles and titles: each is one more way to part the cases. */
	readonly labels?: readonly Labels[];
	readonly onProgress?: (progress: EvaluationProgress) => void;
}

/** The report, and what it was made of: one value per case for every model and metric, in the order of the cases. */
export interface Evaluation {
	readonly report: EvaluationReport;
	readonly cases: readonly TestCase[];
	/** By model, then by metric. */
	readonly perCase: Readonly<Record<string, Readonly<Record<string, Float64Array>>>>;
}

/** Coverage and novelty are read at this depth. */
const catalogueDepth = 10;

/**
 * Fits every model on the training side of the protocol's split and reports how well each ranked the whole catalogue
 * for the held-out cases: means with intervals, and paired differences to the best baseline; the same for each further
 * reading of the split, such as cold titles among themselves.
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
	if (split.test.length === 0) throw withoutCases(protocol.name, split.excluded);
	requireNoLeak(split);

	const popularity = watchedBy(split.train);
	const bits = selfInformationOf(popularity, split.train.profiles);
	const metrics = [...protocol.metrics, novelty(catalogueDepth, bits)];
	const covered = coverage(catalogueDepth, split.train.titles);
	const readings = Object.entries(split.readings ?? {});
	for (const [name, { test, excluded }] of readings)
		if (test.length === 0) throw withoutCases(`${protocol.name} (${name})`, excluded);

	const outcomes: Outcome[] = [];
	const ofReadings: Outcome[][] = readings.map(() => []);
	for (const contender of contenders) {
		const model = await fittedOn(split, contender, options);
		outcomes.push(await outcomeOf(model, split.test, { metrics, together: [covered] }, options));
		for (const [at, [, { test }]] of readings.entries())
			ofReadings[at]!.push(await outcomeOf(model, test, { metrics, together: [] }, options));
	}

	const { seed, ties = 'title-index', replicates = 1000 } = options;
	const random = seededRandom(seed, 'bootstrap over cases');
	const report: EvaluationReport = {
		protocol: protocol.name,
		describe: protocol.describe,
		data: options.dataName,
		seed,
		ties,
		...(protocol.timeTies && {
			timeTies: { rule: protocol.timeTies, cases: split.test.filter(isTied).length },
		}),
		counts: countsOf(split, popularity),
		variants: variantsOf([...metrics, covered]),
		...summarised(outcomes, protocol.primary, { random, replicates }),
		...(readings.length > 0 && {
			readings: Object.fromEntries(
				readings.map(([name, reading], at) => {
					const resampling = { random: seededRandom(seed, `bootstrap over ${name}`), replicates };
					return [name, readingReport(reading, ofReadings[at]!, protocol.primary, resampling)];
				}),
			),
		}),
		...(options.slices === true && { slicings: slicingsOf(protocol, split, outcomes, options) }),
	};
	const perCase = outcomes.map((outcome) => [outcome.contender.name, outcome.perCase] as const);
	return { report, cases: split.test, perCase: Object.fromEntries(perCase) };
}

/** The usual slicings, measured as deep as the primary metric reads. */
function slicingsOf(
	{ metrics, primary }: Pick<Protocol<unknown>, 'metrics' | 'primary'>,
	{ train, test }: Split,
	outcomes: readonly Outcome[],
	{ seed, replicates = 1000, labels }: EvaluationOptions,
): readonly SlicingReport[] {
	const depth = metrics.find(({ name }) => name === primary)?.k;
	const models = outcomes.map(({ contender: { name }, answers }) => ({ name, answers }));
	const measured = { metrics: metrics.filter(({ k }) => k === depth), seed, replicates };
	return usualSlicings(train, test, labels).map((one) => sliced(one, test, models, measured));
}

/** A contender that has learnt, and how long that took. */
interface Fitted {
	readonly contender: Contender;
	readonly titles: number; // V
	readonly recommender: Recommender;
	readonly trainSeconds: number;
}

async function fittedOn(
	{ train, validation }: Split,
	contender: Contender,
	{ seed, clock, attributes, onProgress }: EvaluationOptions,
): Promise<Fitted> {
	const { name: model } = contender;
	const started = clock.now();
	const recommender = await contender.fit({
		train,
		validation,
		...(attributes && { attributes }),
		seed,
		onProgress: (done, total) => onProgress?.({ model, phase: 'fit', done, total }),
	});
	return {
		contender,
		titles: train.titles,
		recommender,
		trainSeconds: (clock.now() - started) / msPerSecond,
	};
}

/** What is measured: case by case, and over all answers together. */
interface Measures {
	readonly metrics: readonly Metric[];
	readonly together: readonly CatalogueMetric[];
}

async function outcomeOf(
	{ contender, titles, recommender, trainSeconds }: Fitted,
	cases: readonly TestCase[],
	{ metrics, together }: Measures,
	{ clock, ties = 'title-index', onProgress }: EvaluationOptions,
): Promise<Outcome> {
	const started = clock.now();
	const { answers, casesDecidedByTies } = await rankCases(recommender, cases, {
		titles,
		k: Math.max(...metrics.map(({ k }) => k)),
		ties,
		onProgress: (done) =>
			onProgress?.({ model: contender.name, phase: 'score', done, total: cases.length }),
	});
	const perCase = metrics.map(
		({ name, of }) => [name, Float64Array.from(answers, (answer) => of(answer))] as const,
	);
	return {
		contender,
		trainSeconds,
		scoreSeconds: (clock.now() - started) / msPerSecond,
		casesDecidedByTies,
		answers,
		perCase: Object.fromEntries(perCase),
		together: Object.fromEntries(together.map(({ name, ofAll }) => [name, ofAll(answers)])),
	};
}

const withoutCases = (protocol: string, excluded: Split['excluded']) =>
	failures['protocol-without-cases'](protocol, JSON.stringify(excluded));

const variantsOf = (metrics: readonly (Metric | CatalogueMetric)[]): EvaluationReport['variants'] =>
	Object.fromEntries(
		metrics.map(({ name, variant, unit, direction }) => [name, { variant, unit, direction }]),
	);

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

function requireDistinctNames(contenders: readonly Contender[]): void {
	if (contenders.length === 0) throw new RangeError('no model to evaluate');
	const names = contenders.map(({ name }) => name);
	const twice = names.find((name, at) => names.indexOf(name) !== at);
	if (twice !== undefined) throw new RangeError(`two models are called ${twice}`);
}
