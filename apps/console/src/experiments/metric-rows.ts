import type { ExperimentReading, MetricComparison, MetricReading } from '@marquee/contracts';
import {
	dayWords,
	type Ends,
	effectWords,
	headed,
	ownScale,
	relativeScale,
	valueWords,
} from '../words/effects.ts';
import { count, counted } from '../words/figures.ts';
import { type IntervalPicture, pictured, type Reach, reachOf } from './interval-picture.ts';
import { metricVerdicts, type VerdictWords } from './verdict-words.ts';

/** What a metric is for; in the order in which it is read. */
export const roles = ['primary', 'guardrail', 'secondary'] as const;
export type Role = (typeof roles)[number];

/** What each role means for the decision. */
export const roleWords: Readonly<Record<Role, { readonly name: string; readonly about: string }>> =
	{
		primary: { name: 'Primary', about: 'decides' },
		guardrail: { name: 'Guardrails', about: 'must not be harmed by more than their margin' },
		secondary: { name: 'Secondary', about: 'are only looked at' },
	};

/** A metric of one treatment as a row of the table. */
export interface MetricRow {
	readonly metric: string;
	readonly name: string;
	readonly unit: string;
	readonly control: string;
	readonly treatment: string;
	/** What decides: adjusted by what was known before, always valid. */
	readonly effect: string;
	readonly interval: string;
	readonly raw: string;
	readonly rawInterval: string;
	readonly relative: string;
	readonly relativeInterval: string;
	/** On one scale for all rows: relative to the control, where every row has that. */
	readonly picture: IntervalPicture | undefined;
	readonly chance: number;
	readonly explained: string;
	readonly waiting: string | undefined;
	readonly verdict: VerdictWords;
	readonly margin: string | undefined;
}

/** The metrics of one role against one treatment; those without a comparison of it are left out. */
export function metricRows(reading: ExperimentReading, role: Role, arm: string): MetricRow[] {
	const pairs = reading.metrics.flatMap((metric) => {
		const comparison = metric.comparisons.find((each) => each.arm === arm);
		return comparison ? [{ metric, comparison }] : [];
	});
	const reach = sharedReach(pairs);
	return pairs
		.filter(({ metric }) => metric.role === role)
		.map(({ metric, comparison }) => rowOf(metric, comparison, reach));
}

interface Pair {
	readonly metric: MetricReading;
	readonly comparison: MetricComparison;
}

/** One reach for everything that is relative: intervals of different metrics can be held against each other. */
function sharedReach(pairs: readonly Pair[]): Reach {
	const readable = pairs.flatMap(({ comparison: { relative, verdict } }) =>
		relative !== null && verdict !== 'too-few' && verdict !== 'not-matured' ? [relative] : [],
	);
	const widest = reachOf(readable);
	// A metric that knows very little must not flatten those that know much.
	const halves = readable
		.map(({ low, high }) => (low === null || high === null ? 0 : (high - low) / 2))
		.sort((a, b) => a - b);
	const typical = halves[Math.floor(halves.length / 2)] ?? 0;
	const most = typical === 0 ? Infinity : typical * 6;
	return { low: Math.max(widest.low, -most), high: Math.min(widest.high, most) };
}

function rowOf(metric: MetricReading, comparison: MetricComparison, reach: Reach): MetricRow {
	const { unit, better, margin } = metric;
	const [control, treatment] = [metric.arms[0]?.arm, comparison.arm];
	const meanOf = (arm: string | undefined) => {
		const found = metric.arms.find((each) => each.arm === arm);
		return found === undefined || found.members === 0 ? '–' : valueWords(found.mean, unit);
	};
	const own = effectWords(comparison.effect, ownScale(unit));
	const raw = effectWords(comparison.unadjusted, ownScale(unit));
	const relative = comparison.relative && effectWords(comparison.relative, relativeScale);
	const controlMean = metric.arms[0]?.mean ?? 0;
	const relativeMargin =
		margin === undefined || controlMean === 0 ? undefined : margin / Math.abs(controlMean);
	return {
		metric: metric.metric,
		name: headed(metric.name),
		unit,
		control: meanOf(control),
		treatment: meanOf(treatment),
		effect: own.estimate,
		interval: withoutUnit(comparison.effect, unit),
		raw: raw.estimate,
		rawInterval: withoutUnit(comparison.unadjusted, unit),
		relative: relative?.estimate ?? '–',
		relativeInterval: relative?.interval ?? '',
		picture: comparison.relative
			? pictured(comparison.relative, reach, { better, margin: relativeMargin })
			: undefined,
		chance: comparison.adjustedPValue,
		explained: `${(metric.varianceExplained * 100).toFixed(0)} %`,
		waiting:
			metric.waiting === 0
				? undefined
				: `${count(metric.waiting)} waiting for their ${counted(metric.windowDays, 'day')}`,
		verdict: metricVerdicts[comparison.verdict],
		margin:
			margin === undefined
				? undefined
				: `${Number((margin * ownScale(unit).factor).toPrecision(3))} ${ownScale(unit).unit}`,
	};
}

const msPerDay = 86_400_000;

/** From where to where, where the unit stands above it. */
const withoutUnit = (effect: Ends, unit: string): string =>
	effectWords(effect, { ...ownScale(unit), unit: '' }).interval;

/** Who is not counted yet and until when; `undefined` where everybody is. */
export function waitingWords(
	{ waiting, windowDays }: Pick<MetricReading, 'waiting' | 'windowDays'>,
	asOf: number,
): string | undefined {
	if (waiting === 0) return undefined;
	const last = dayWords(asOf + windowDays * msPerDay);
	return `${counted(waiting, 'member')} not counted yet: a window of ${counted(windowDays, 'day')} must close, for the newest on ${last}`;
}
