import {
	estimated,
	type Judged,
	pairedDifference,
	type Resampled,
	resampled,
} from '@marquee/metrics';
import { mean } from '@marquee/numerics';
import type { Random } from '@marquee/units';
import type { Contender } from './contender.ts';
import type { Difference, EvaluationReport, ModelReport } from './report.ts';

/** What one contender did, before it is summed up. */
export interface Outcome {
	readonly contender: Contender;
	readonly trainSeconds: number;
	readonly scoreSeconds: number;
	readonly casesDecidedByTies: number;
	/** The rankings, in the order of the cases. */
	readonly answers: readonly Judged[];
	/** By metric, one value per case. */
	readonly perCase: Readonly<Record<string, Float64Array>>;
	/** Metrics of all answers together, by name. */
	readonly together: Readonly<Record<string, number>>;
}

/** How often, and by which chance, cases are drawn again for the intervals. */
export interface Resampling {
	readonly random: Random;
	readonly replicates: number;
}

/** Means with intervals for every model, and what separates each from the best baseline by the primary metric. */
export function summarised(
	outcomes: readonly Outcome[],
	primary: string,
	resampling: Resampling,
): Pick<EvaluationReport, 'models' | 'bestBaseline' | 'differences'> {
	const columns = resampledColumns(outcomes, resampling);
	const best = bestBaseline(outcomes, primary);
	const models = outcomes.map((outcome, m) => modelReport(outcome, columns[m]!));
	if (best === undefined) return { models, bestBaseline: null, differences: [] };
	const against = outcomes[best]!.contender.name;
	const differences: Difference[] = outcomes.flatMap(({ contender: { name } }, m) =>
		m === best ? [] : { model: name, against, metrics: differing(columns[m]!, columns[best]!) },
	);
	return { models, bestBaseline: against, differences };
}

type Columns = ReadonlyMap<string, Resampled>; // by metric

/** Every model and metric over the same drawn cases. */
function resampledColumns(
	outcomes: readonly Outcome[],
	resampling: Resampling,
): readonly Columns[] {
	const values = outcomes.flatMap(({ perCase }) => Object.values(perCase));
	const columns = resampled(values, resampling).values();
	return outcomes.map(
		({ perCase }) => new Map(Object.keys(perCase).map((name) => [name, columns.next().value!])),
	);
}

function bestBaseline(outcomes: readonly Outcome[], primary: string): number | undefined {
	const values = outcomes.map(({ contender, perCase }) =>
		contender.baseline ? mean(perCase[primary]!) : -Infinity,
	);
	const highest = Math.max(...values);
	return highest === -Infinity ? undefined : values.indexOf(highest);
}

function modelReport(outcome: Outcome, columns: Columns): ModelReport {
	const { contender, trainSeconds, scoreSeconds, casesDecidedByTies, together } = outcome;
	const metrics: Record<string, ModelReport['metrics'][string]> = {};
	for (const [name, column] of columns) metrics[name] = estimated(column);
	for (const [name, value] of Object.entries(together))
		metrics[name] = { value, low: null, high: null };
	const { name, baseline } = contender;
	return { name, baseline, trainSeconds, scoreSeconds, casesDecidedByTies, metrics };
}

const differing = (one: Columns, other: Columns): Difference['metrics'] =>
	Object.fromEntries(
		[...one].map(([name, column]) => [name, pairedDifference(column, other.get(name)!)]),
	);
