import { before, type Stretch, windowOf } from '../measure.ts';
import type { Metric } from '../metric.ts';

/** Which columns of `outcomes` a metric reads. */
export interface MetricColumns {
	readonly metric: Metric;
	/** Outcome and covariate; of a ratio sum, other sum, and both again from before; of a quantile the outcome alone. */
	readonly columns: readonly string[];
}

/** Every aggregate once, however many metrics read it, and who reads which. */
export interface OutcomeColumns {
	/** Column → aggregate over one member’s events. */
	readonly aggregates: ReadonlyMap<string, string>;
	readonly metrics: readonly MetricColumns[];
}

/** What has to be added up of each member, so that all metrics are made in one pass over events. */
export function columnsOfMetrics(metrics: readonly Metric[]): OutcomeColumns {
	const columnOf = new Map<string, string>();
	const column = (aggregate: string): string => {
		const known = columnOf.get(aggregate) ?? `c${columnOf.size}`;
		columnOf.set(aggregate, known);
		return known;
	};
	const placed = metrics.map((metric) => ({
		metric,
		columns: aggregatesOf(metric).map(column),
	}));
	return {
		aggregates: new Map([...columnOf].map(([aggregate, name]) => [name, aggregate])),
		metrics: placed,
	};
}

function aggregatesOf(metric: Metric): readonly string[] {
	const after: Stretch = windowOf(metric.windowDays);
	if (metric.kind === 'ratio')
		return [after, before].flatMap((stretch) => [metric.of.in(stretch), metric.per.in(stretch)]);
	if (metric.kind === 'quantile') return [metric.of.in(after)];
	return [metric.of.in(after), (metric.before ?? metric.of).in(before)];
}
