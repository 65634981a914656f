import { clusteredMean, type Reading, wald } from '@marquee/statistics';
import { epochMs, isoMoment } from '@marquee/units';
import type { Contender } from './contender.ts';
import { failures } from './errors.ts';
import { type Evaluation, type EvaluationOptions, evaluate } from './evaluate.ts';
import type { TestCase } from './protocol.ts';
import type { Difference, EvaluationReport, ModelReport, ReportedMetric } from './report.ts';
import type { SuccessiveSplits } from './windows.ts';

/**
 * Evaluates every window of successive splits, and all of them together: means over the cases of all windows. A profile
 * that is asked in several windows is one witness and not several, so intervals are clustered by profile.
 *
 *   value = Σ_cases metric / cases,   ± z SE with profiles as clusters
 *
 * A window in which nobody can be asked is left out; its profiles are in the counts of excluded.
 *
 * @throws {Failure} `protocol-without-cases` if no window has a case
 */
export async function evaluateWindows<Data>(
	protocol: SuccessiveSplits<Data>,
	data: Data,
	contenders: readonly Contender[],
	options: Omit<EvaluationOptions, 'slices' | 'labels'>,
): Promise<Evaluation> {
	const splits = protocol.splits(data);
	const asked = splits.filter(({ test }) => test.length > 0);
	if (asked.length === 0)
		throw failures['protocol-without-cases'](
			protocol.name,
			JSON.stringify(splits.map(({ excluded }) => excluded)),
		);
	const evaluations: Evaluation[] = [];
	for (const split of asked)
		evaluations.push(
			await evaluate({ ...protocol, split: () => split }, data, contenders, options),
		);
	const cases = evaluations.flatMap((one) => one.cases);
	const perCase = joinedValues(evaluations);
	const reports = evaluations.map(({ report }) => report);
	return {
		cases,
		perCase,
		report: {
			...reports[0]!,
			describe: protocol.describe,
			counts: countsOf(
				reports,
				splits.map(({ excluded }) => excluded),
			),
			...overall(reports, perCase, cases, protocol.primary),
			windows: reports.map(({ counts, models }, i) => ({
				trainedUntil: isoMoment(epochMs(asked[i]!.trainedUntilMs)),
				askedUntil: isoMoment(epochMs(asked[i]!.askedUntilMs)),
				counts,
				models: models.map(({ name, metrics, trainSeconds }) => ({ name, metrics, trainSeconds })),
			})),
		},
	};
}

type PerCase = Evaluation['perCase'];

function joinedValues(evaluations: readonly Evaluation[]): PerCase {
	const [first] = evaluations;
	return mapped(first!.perCase, (metrics, model) =>
		mapped(metrics, (_, metric) =>
			Float64Array.from(evaluations.flatMap(({ perCase }) => [...perCase[model]![metric]!])),
		),
	);
}

const mapped = <From, To>(
	of: Readonly<Record<string, From>>,
	to: (value: From, name: string) => To,
): Readonly<Record<string, To>> =>
	Object.fromEntries(Object.entries(of).map(([name, value]) => [name, to(value, name)]));

/** Models over all windows, and what separates each from the best baseline. */
function overall(
	reports: readonly EvaluationReport[],
	perCase: PerCase,
	cases: readonly TestCase[],
	primary: string,
): Pick<EvaluationReport, 'models' | 'bestBaseline' | 'differences'> {
	const profiles = Int32Array.from(cases, ({ profile }) => profile);
	const models = reports[0]!.models.map(({ name, baseline, metrics }, m): ModelReport => {
		const own = reports.map((report) => report.models[m]!);
		const sum = (of: (model: ModelReport) => number) =>
			own.reduce((total, model) => total + of(model), 0);
		return {
			name,
			baseline,
			trainSeconds: sum((model) => model.trainSeconds),
			scoreSeconds: sum((model) => model.scoreSeconds),
			casesDecidedByTies: sum((model) => model.casesDecidedByTies),
			metrics: mapped(metrics, (_, metric) => {
				const values = perCase[name]![metric];
				if (values !== undefined) return clustered(values, profiles);
				// Of all answers of a window together: the mean of windows, without an interval.
				return {
					value: sum((model) => model.metrics[metric]!.value) / own.length,
					low: null,
					high: null,
				};
			}),
		};
	});
	const best = models
		.filter(({ baseline }) => baseline)
		.toSorted((a, b) => b.metrics[primary]!.value - a.metrics[primary]!.value)[0]?.name;
	const differences = models.flatMap(({ name: model }): Difference[] =>
		best === undefined || model === best
			? []
			: [
					{
						model,
						against: best,
						metrics: mapped(perCase[model]!, (values, metric) =>
							clustered(
								values.map((value, at) => value - perCase[best]![metric]![at]!),
								profiles,
							),
						),
					},
				],
	);
	return { models, bestBaseline: best ?? null, differences };
}

function clustered(values: Float64Array, profiles: Int32Array): ReportedMetric {
	if (new Set(profiles).size < 2) return { value: values[0]!, low: null, high: null };
	const { mean: value, variance, n } = clusteredMean(values, profiles);
	if (!(variance > 0)) return { value, low: value, high: value };
	const { low, high }: Reading = wald({
		estimate: value,
		standardError: Math.sqrt(variance / n),
	});
	return { value, low, high };
}

/** Cases of all windows; titles and training of the last, which has the most. */
function countsOf(
	reports: readonly EvaluationReport[],
	excluded: readonly Readonly<Record<string, number>>[],
): EvaluationReport['counts'] {
	const counts = reports.map((report) => report.counts);
	const sum = (of: 'cases' | 'relevant' | 'relevantNeverTrained') =>
		counts.reduce((total, one) => total + one[of], 0);
	const reasons: Record<string, number> = {};
	for (const [reason, count] of excluded.flatMap(Object.entries<number>))
		reasons[reason] = (reasons[reason] ?? 0) + count;
	return {
		...counts.at(-1)!,
		cases: sum('cases'),
		relevant: sum('relevant'),
		relevantNeverTrained: sum('relevantNeverTrained'),
		excluded: reasons,
	};
}
