import type { EffectAt, MetricReading } from '@marquee/contracts';
import {
	dayWords,
	effectWords,
	headed,
	isShare,
	ownScale,
	relativeScale,
	type Scale,
} from '../words/effects.ts';
import { count } from '../words/figures.ts';
import { marginAt, type Reach } from './interval-picture.ts';

/** A confidence sequence as it is drawn: what was known, moment by moment. */
export interface SequenceChart {
	readonly title: string;
	readonly scale: Scale;
	readonly looks: readonly EffectAt[];
	readonly reach: Reach;
	/** Where the accepted loss ends; of guardrails. */
	readonly margin?: number;
	/** Where no side is the better one, as of a preference, ends are named instead. */
	readonly sides: { readonly above: string; readonly below: string };
	/** The newest look in a sentence. */
	readonly sentence: string;
	/** Until when intervals reach beyond the picture; `undefined` where all of them are on it. */
	readonly beyondUntil?: number;
}

/** Around the newest interval so many of its halves are drawn: the first days know next to nothing and would flatten the rest. */
const halves = 3;

/** How a treatment's effect on a metric became known. */
export function sequenceChart(metric: MetricReading, arm: string): SequenceChart | undefined {
	const comparison = metric.comparisons.find((each) => each.arm === arm);
	if (comparison === undefined || comparison.overTime.length === 0) return undefined;
	const margin =
		metric.role === 'guardrail' && metric.margin !== undefined
			? marginAt(metric.margin, metric.better)
			: undefined;
	const sides =
		metric.better === 'higher'
			? { above: 'better', below: 'worse' }
			: { above: 'worse', below: 'better' };
	return chartOf({
		title: headed(metric.name),
		scale: ownScale(metric.unit),
		looks: comparison.overTime,
		sides,
		...(margin !== undefined && { margin }),
	});
}

/** A chart of looks at anything that has an interval. */
export function chartOf(
	parts: Pick<SequenceChart, 'title' | 'scale' | 'looks' | 'sides' | 'margin'>,
): SequenceChart {
	const reach = reachAround(parts.looks, parts.margin);
	const beyondUntil = parts.looks.findLast(({ low, high }) => isBeyond(reach, low, high))?.at;
	return {
		...parts,
		reach,
		sentence: sentenceOf(parts.title, parts.looks.at(-1)!, parts.scale),
		...(beyondUntil !== undefined && { beyondUntil }),
	};
}

function reachAround(looks: readonly EffectAt[], margin = 0): Reach {
	const newest = looks.findLast(({ low, high }) => low !== null && high !== null);
	const { estimate } = looks.at(-1)!;
	const half = newest ? (newest.high! - newest.low!) / 2 : Math.abs(estimate) || 1;
	const seen = [0, margin, estimate - halves * half, estimate + halves * half];
	const [low, high] = [Math.min(...seen), Math.max(...seen)];
	const air = (high - low) * 0.04 || 1;
	return { low: low - air, high: high + air };
}

const isBeyond = (reach: Reach, low: number | null, high: number | null): boolean =>
	low === null || high === null || low < reach.low || high > reach.high;

function sentenceOf(title: string, look: EffectAt, scale: Scale): string {
	const { estimate, interval } = effectWords(look, scale);
	return `${title}: ${estimate} (${interval}) after ${count(look.members)} members, ${dayWords(look.at)}`;
}

/** The looks as rows of text, the newest first: day, members, estimate, interval. */
export function sequenceTable({ looks, scale }: SequenceChart): readonly (readonly string[])[] {
	return looks
		.map((look) => {
			const { estimate, interval } = effectWords(look, scale);
			return [dayWords(look.at), count(look.members), estimate, interval];
		})
		.toReversed();
}

/** Round values that stand evenly across a reach, at most so many. */
export function ticksOf({ low, high }: Reach, most: number): readonly number[] {
	const rough = (high - low) / most;
	if (!(rough > 0) || !Number.isFinite(rough)) return [];
	const size = 10 ** Math.floor(Math.log10(rough));
	const step = [1, 2, 5, 10].map((times) => times * size).find((each) => each >= rough)!;
	const first = Math.ceil(low / step);
	const steps = Math.floor(high / step) - first;
	return Array.from({ length: steps + 1 }, (_, i) => (first + i) * step);
}

/** The words of a tick: digits as far as steps between ticks need them. */
export function tickWords(value: number, step: number, { factor, unit }: Scale): string {
	const decimals = Math.min(6, Math.max(0, -Math.floor(Math.log10(step * factor) + 1e-9)));
	const rounded = Number((value * factor).toFixed(decimals));
	const words = `${rounded < 0 ? '−' : rounded > 0 ? '+' : ''}${Math.abs(rounded).toFixed(decimals)}`;
	return unit === '%' ? `${words} %` : words;
}

/** What the axis counts in: `points`, `hours`, `% of the control`. */
export const axisWords = (unit: string): string =>
	isShare(unit) ? 'percentage points' : unit === relativeScale.unit ? '% of the control' : unit;
