import { metricNamed } from '@marquee/analysis';
import type { PowerAsked, PowerPlanned } from '@marquee/contracts';
import { table } from '../terminal/table.ts';
import { count, figure, part } from './printed-numbers.ts';

/** These days are told; the others stand in `--json`. */
const daysPrinted: ReadonlySet<number> = new Set([1, 2, 3, 5, 7, 10, 14, 21, 28, 42, 60]);

/** A plan as a person reads it: what members are like, what would be seen when, and how long the hoped-for effect takes. */
export function powerPrinted(
	{ metric, baseline, byDay, needed }: PowerPlanned,
	{ share, arms, effect, power = 0.8 }: PowerAsked,
): string {
	const { name, unit, windowDays } = metricNamed(metric);
	return [
		`${name}: ${figure(baseline.mean)} ${unit} (standard deviation ${figure(baseline.standardDeviation)}) of ${count(baseline.members)} members; what they did before explains ${part(baseline.varianceExplained)} of it`,
		`${arms} arms, ${part(share)} of the members, ${count(Math.round(baseline.newMembersPerDay))} of all newly seen a day; seen with a chance of ${part(power)} whenever one looks`,
		'',
		...table(
			['day', 'members', 'smallest effect', 'relative'],
			byDay
				.filter(({ day }) => daysPrinted.has(day))
				.map(({ day, members, smallestEffect, smallestRelative }) => [
					count(day),
					count(members),
					figure(smallestEffect),
					smallestRelative === null ? '–' : part(smallestRelative),
				]),
		),
		...(needed === null || effect === undefined
			? []
			: ['', neededWords(needed, `${figure(effect)} ${unit}`, windowDays)]),
	].join('\n');
}

function neededWords(
	{ members, days }: NonNullable<PowerPlanned['needed']>,
	effect: string,
	windowDays: number,
): string {
	const whole = `An effect of ${effect} takes ${count(members)} members`;
	if (days === null) return `${whole}: more than will come within three years.`;
	return `${whole}: they have come after ${count(days)} days, and their ${windowDays} days have passed ${windowDays} days later.`;
}
