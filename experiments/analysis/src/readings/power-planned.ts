import type { PowerAsked, PowerPlanned } from '@marquee/contracts';
import { minimumDetectableEffect } from '@marquee/statistics';
import { Failure } from '@marquee/units';
import type { Metric } from '../metric.ts';
import type { Cell, MetricSums } from '../sums/cells.ts';
import { armOf, compared, mergedSums } from './compared.ts';
import { fewestMembers } from './metric-readings.ts';

/** So far ahead the smallest visible effect is told, day by day. */
const daysTold = 60;
/** Nobody plans for longer: then the answer is that it cannot be seen. */
const longestDays = 3 * 365;
/** How fast new members come in the end is told by so many days. */
const lastDays = 7;
/** Fewer members than this say nothing of how members differ. */
const fewestMeasured = 20;

/**
 * What an experiment would be able to see, from what members did lately: as if everybody had been exposed when first seen.
 *
 * The confidence sequence is tuned at the members that each answer is about, so every day’s number is that of an experiment
 * planned for that day. Members come as they came: those seen on the first day first, and in the end the new ones of each
 * day.
 *
 * @param cells of one arm that everybody is in, by day of first being seen.
 * @throws {Failure} `experiment-power-without-data` of fewer than twenty members.
 */
export function powerPlanned(
	metric: Metric,
	cells: readonly Cell[],
	{ share, arms, alpha = 0.05, power = 0.8, effect }: PowerAsked,
): PowerPlanned {
	const ordered = cells.toSorted((a, b) => a.day - b.day);
	const sums = ordered.reduce<MetricSums | undefined>(
		(sum, cell) => mergedSums(sum, cell.metrics.get(metric.key)!),
		undefined,
	);
	const arm = sums && armOf(metric, sums);
	const both = sums && compared(metric, [{ control: sums, treatment: sums }]);
	if (arm === undefined || both === undefined || arm.n < fewestMeasured)
		throw tooLittle(metric, sums?.moments.n ?? 0);
	const { variance } = both.adjusted.control;
	/** The smallest effect that so many members of two arms show. */
	const smallest = (members: number) =>
		minimumDetectableEffect(members, power, {
			variances: [variance, variance],
			sequential: true,
			tuning: members,
			alpha,
		});
	const seenBy = arrivals(ordered);
	const exposedBy = (day: number) => Math.floor(share * seenBy(day));
	const ofTwo = (members: number) => (members * 2) / arms;
	const byDay = Array.from({ length: daysTold }, (_, at) => {
		const members = exposedBy(at + 1);
		const tells = variance > 0 && ofTwo(members) >= 2 * fewestMembers;
		const smallestEffect = tells ? smallest(ofTwo(members)) : null;
		const smallestRelative =
			smallestEffect === null || arm.mean === 0 ? null : smallestEffect / Math.abs(arm.mean);
		return { day: at + 1, members, smallestEffect, smallestRelative };
	});
	return {
		metric: metric.key,
		baseline: {
			mean: arm.mean,
			standardDeviation: Math.sqrt(arm.variance),
			members: arm.n,
			newMembersPerDay: seenBy(daysSpanned(ordered)) / daysSpanned(ordered),
			varianceExplained: both.varianceExplained,
		},
		byDay,
		needed: effect === undefined ? null : needed(effect),
	};

	/** The smallest effect falls with the root of the members, since the tuning goes with them. */
	function needed(wanted: number): PowerPlanned['needed'] {
		const measure = 10_000;
		const two = variance > 0 ? measure * (smallest(measure) / wanted) ** 2 : 0;
		const members = Math.max(arms * fewestMembers, Math.ceil((two * arms) / 2));
		let day = 1;
		while (day <= longestDays && exposedBy(day) < members) day++;
		return { members, days: day > longestDays ? null : day };
	}
}

const daysSpanned = (cells: readonly Cell[]): number => cells.at(-1)!.day - cells[0]!.day + 1;

/** How many were seen by the end of a day, the first being 1; beyond what was measured, as fast as in its last week. */
function arrivals(cells: readonly Cell[]): (day: number) => number {
	const days = daysSpanned(cells);
	const byDay = new Float64Array(days);
	for (const { day, members } of cells) byDay[day - cells[0]!.day]! += members;
	const until: number[] = [0];
	for (const members of byDay) until.push(until.at(-1)! + members);
	const last = Math.min(lastDays, days);
	const perDay = (until[days]! - until[days - last]!) / last;
	return (day) => (day <= days ? until[day]! : until[days]! + (day - days) * perDay);
}

const tooLittle = (metric: Metric, members: number): Failure =>
	new Failure('experiment-power-without-data', {
		responsible: 'caller',
		what: `the log tells ${metric.name} of ${members} members in the last weeks`,
		remedy: `Wait until there are ${fewestMeasured} members whose ${metric.windowDays} days have passed, or name a metric of a shorter window.`,
	});
