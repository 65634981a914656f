import type { MetricDefinition } from '@marquee/contracts';

/** A metric with the truth that readings of it are drawn from. */
export interface RehearsedMetric extends MetricDefinition {
	readonly mean: number;
	readonly deviation: number;
	/** With the same over the two weeks before. */
	readonly correlation: number;
}

const metric = (
	[key, name, unit]: readonly [string, string, string],
	kind: MetricDefinition['kind'],
	windowDays: number,
	[mean, deviation, correlation]: readonly [number, number, number],
	describe: string,
	better: MetricDefinition['better'] = 'higher',
): RehearsedMetric => ({
	key,
	name,
	unit,
	better,
	kind,
	windowDays,
	describe,
	mean,
	deviation,
	correlation,
});

const share = (p: number, correlation: number) => [p, Math.sqrt(p * (1 - p)), correlation] as const;

/** Metrics of a service with some hundred thousand members. */
export const rehearsedMetrics: readonly RehearsedMetric[] = [
	metric(
		['hours-watched', 'Hours watched', 'hours'],
		'mean',
		7,
		[6.42, 7.1, 0.72],
		'Hours of playback within 7 days of the first exposure.',
	),
	metric(
		['returned-7', 'Returned within 7 days', 'share of members'],
		'share',
		7,
		share(0.684, 0.41),
		'Whether any play began on days 1 to 7 after the first exposure.',
	),
	metric(
		['returned-28', 'Returned in week 4', 'share of members'],
		'share',
		28,
		share(0.561, 0.38),
		'Whether any play began on days 22 to 28 after the first exposure.',
	),
	metric(
		['completion-share', 'Plays that were finished', 'share of plays'],
		'ratio',
		7,
		[0.618, 0.31, 0.35],
		'Plays that reached nine tenths of the runtime, of all plays within 7 days.',
	),
	metric(
		['abandoned-early', 'Plays left within 5 minutes', 'share of plays'],
		'ratio',
		7,
		[0.172, 0.24, 0.33],
		'Plays that ended before the sixth minute, of all plays within 7 days.',
		'lower',
	),
	metric(
		['distinct-titles', 'Distinct titles', 'titles'],
		'mean',
		7,
		[4.9, 4.4, 0.61],
		'Different titles played within 7 days.',
	),
	metric(
		['list-adds', 'Added to My list', 'titles'],
		'mean',
		7,
		[0.83, 2.1, 0.44],
		'Titles put on the list within 7 days.',
	),
	metric(
		['first-play-minutes', 'Minutes to the first play', 'minutes'],
		'quantile',
		1,
		[3.8, 5.2, 0.2],
		'Median minutes from opening to the first play within a day.',
		'lower',
	),
];

/** The metric of this key. @throws {RangeError} where there is none. */
export function rehearsedMetric(key: string): RehearsedMetric {
	const found = rehearsedMetrics.find((each) => each.key === key);
	if (found === undefined) throw new RangeError(`no metric ${key} is rehearsed`);
	return found;
}

/** How metrics look on the wire. */
export const metricDefinitions = (): readonly MetricDefinition[] =>
	rehearsedMetrics.map(({ mean: _, deviation: __, correlation: ___, ...definition }) => definition);
