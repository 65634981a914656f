import type { MetricDefinition, PowerPlanned } from '@marquee/contracts';
import { isShare, ownScale, valueWords } from '../words/effects.ts';
import { count, counted, setting } from '../words/figures.ts';

/** A day of the plan that can be seen through. */
export interface PowerPoint {
	readonly day: number;
	readonly members: number;
	/** Relative, where the metric's mean is not nought. */
	readonly smallest: number;
}

/** The smallest effect that would be seen, day by day. */
export interface PowerCurve {
	readonly points: readonly PowerPoint[];
	/** The change that is hoped for, on the same scale. */
	readonly hoped?: number;
	/** The day on which it is seen. */
	readonly neededDay?: number;
	/** The largest effect that is drawn. */
	readonly top: number;
	readonly lastDay: number;
}

/** Days before anything can be told are left out; what is far above the hope is cut off. */
export function powerCurve(planned: PowerPlanned, hoped: number | undefined): PowerCurve {
	const points = planned.byDay.flatMap(({ day, members, smallestRelative }) =>
		smallestRelative === null ? [] : [{ day, members, smallest: smallestRelative }],
	);
	const last = points.at(-1)?.smallest ?? 1;
	const highest = Math.max(0, ...points.map(({ smallest }) => smallest));
	const top = Math.min(highest, Math.max(last * 4, (hoped ?? 0) * 2)) || 1;
	const neededDay = planned.needed?.days ?? undefined;
	return {
		points,
		...(hoped !== undefined && { hoped }),
		...(neededDay !== undefined && { neededDay }),
		top: top * 1.05,
		lastDay: Math.max(7, ...points.map(({ day }) => day)),
	};
}

/** A relative size without a sign: `1.9 %`, `0.34 %`. */
export function sizeWords(relative: number): string {
	const hundredth = relative * 100;
	return `${hundredth >= 10 ? hundredth.toFixed(0) : hundredth >= 1 ? hundredth.toFixed(1) : Number(hundredth.toPrecision(2))} %`;
}

/** After so long the plan is said in words: two weeks hold every weekday twice. */
const usualDays = 14;

/** What so many days would show, in a sentence. */
export function inDaysSentence({ byDay, metric }: PowerPlanned, name = metric): string {
	const point = byDay.find(({ day }) => day === usualDays) ?? byDay.at(-1);
	if (point === undefined)
		return `Nobody did anything that ${name} counts: nothing can be planned.`;
	const { day, members, smallestRelative } = point;
	if (smallestRelative === null)
		return `In ${counted(day, 'day')} nothing could be told of ${name} yet.`;
	return `In ${counted(day, 'day')} you would see a change of ${name} by ${sizeWords(smallestRelative)} or more, with ${counted(members, 'member')}.`;
}

/** How long what is hoped for takes, in a sentence; `undefined` where nothing is. */
export function hopeSentence(
	{ needed, baseline, byDay }: PowerPlanned,
	hoped: number | undefined,
	unit: string,
): string | undefined {
	if (hoped === undefined || needed === null) return undefined;
	const own = hoped * Math.abs(baseline.mean);
	const scale = ownScale(unit);
	const ownWords = `${Number((own * scale.factor).toPrecision(2))} ${scale.unit}`;
	const hope = `The ${sizeWords(hoped)} you hope for (${ownWords})`;
	const lastDay = byDay.at(-1)?.day ?? 0;
	return needed.days === null
		? `${hope} would take ${counted(needed.members, 'member')}: more than come in ${counted(lastDay, 'day')}. Take a larger share, or a metric that varies less.`
		: `${hope} takes ${counted(needed.days, 'day')} and ${counted(needed.members, 'member')}.`;
}

/** A mean with what it is of: `6.42 hours a member`, `41.2 %`, `1.80 plays a visit`. */
function meanWords(mean: number, unit: string): string {
	const value = valueWords(mean, unit);
	if (isShare(unit) || unit === '') return value;
	return / a /.test(unit) ? `${value} ${unit}` : `${value} ${unit} a member`;
}

/** What the plan rests on, in phrases. */
export function baselineWords(
	{ baseline }: PowerPlanned,
	definition: MetricDefinition | undefined,
): readonly string[] {
	const unit = definition?.unit ?? '';
	const { mean, standardDeviation, members, newMembersPerDay, varianceExplained } = baseline;
	return [
		`${meanWords(mean, unit)} now, standard deviation ${valueWords(standardDeviation, unit)}`,
		`measured over ${counted(members, 'member')}`,
		`${count(Math.round(newMembersPerDay))} come anew a day`,
		`what was known before explains ${setting(varianceExplained)} of the variance`,
	];
}

/** The curve as rows of text, a week apart at first hand: day, members, smallest effect. */
export function powerTable({ points }: PowerCurve): readonly (readonly string[])[] {
	return points
		.filter(({ day }, i) => day <= 7 || day % 7 === 0 || i === points.length - 1)
		.map(({ day, members, smallest }) => [String(day), count(members), sizeWords(smallest)]);
}
