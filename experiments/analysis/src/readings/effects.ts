import type { Effect, EffectAt, ExperimentDesign } from '@marquee/contracts';
import { asymptoticSequence, type Reading, type Stratum } from '@marquee/statistics';
import { epochMs, msPerDay } from '@marquee/units';
import type { Metric } from '../metric.ts';
import type { Cell, MetricSums } from '../sums/cells.ts';
import { countedUntil, type ExperimentSums } from '../sums/experiment-sums.ts';
import { type Compared, compared, type EpochSums, mergedSums } from './compared.ts';

/** What is compared, by what. */
export interface TwoArms {
	readonly metric: Metric;
	readonly control: string;
	readonly treatment: string;
}

/** How the effect of an arm is asked for: whose metric, against which control, how sure. */
export interface AskedOfEffect extends TwoArms {
	readonly alpha: number;
	/** Members of both arms at which the interval is narrowest. */
	readonly tuning: number;
}

/** The part of the planned members that belongs to these two arms: what their sequences are tuned at. */
export function tuningOf(
	{ plannedMembers, arms }: ExperimentDesign,
	control: string,
	treatment: string,
): number {
	const weights = new Map(arms.map(({ key, weight = 1 }) => [key, weight]));
	const whole = [...weights.values()].reduce((sum, one) => sum + one, 0);
	const both = (weights.get(control) ?? 0) + (weights.get(treatment) ?? 0);
	return Math.max(2, (plannedMembers * both) / (whole || 1));
}

/** As many points of a series as a picture shows. */
const mostPoints = 60;

/** What no members say. */
export const noEffect: Effect = { estimate: 0, standardError: 0, low: null, high: null, pValue: 1 };

/** A reading as it goes over the wire: an end that is open is `null`. */
export const effectOf = ({ estimate, standardError, low, high, pValue }: Reading): Effect => ({
	estimate,
	standardError,
	low: Number.isFinite(low) ? low : null,
	high: Number.isFinite(high) ? high : null,
	pValue,
});

/** The always-valid effect; `undefined` where members do not differ. */
export function alwaysValid(
	{ control, treatment }: Stratum,
	{ alpha, tuning }: Pick<AskedOfEffect, 'alpha' | 'tuning'>,
	relative = false,
): Effect | undefined {
	if (!(control.variance > 0 || treatment.variance > 0)) return undefined;
	return effectOf(asymptoticSequence(control, treatment, { alpha, tuning, relative }));
}

/** A control so many standard errors from nothing can be divided by. */
const surelyNotZero = 5;

/** Relative to the control’s mean; `null` where that may be nothing. */
export function relativeEffect(
	arms: Stratum,
	asked: Pick<AskedOfEffect, 'alpha' | 'tuning'>,
): Effect | null {
	const { baseline, variance, n } = arms.control;
	if (!(baseline > surelyNotZero * Math.sqrt(variance / n))) return null;
	return alwaysValid(arms, asked, true) ?? null;
}

/** The cells that the metric counts as of the sums’ moment, by day. */
export function countedCells({ cells, asOf }: ExperimentSums, metric: Metric): readonly Cell[] {
	const until = countedUntil(metric, asOf);
	return cells.filter(({ day }) => day < until).sort((a, b) => a.day - b.day);
}

type ByEpoch = Map<string, Partial<Record<'control' | 'treatment', MetricSums>>>;

/** Adds the cell to its epoch and side, if it is of one of the two arms. */
function take(epochs: ByEpoch, cell: Cell, { metric, control, treatment }: TwoArms): void {
	if (cell.arm !== control && cell.arm !== treatment) return;
	const side = cell.arm === control ? 'control' : 'treatment';
	const epoch = epochs.get(cell.epoch) ?? {};
	const sums = mergedSums(epoch[side], cell.metrics.get(metric.key)!);
	epochs.set(cell.epoch, { ...epoch, [side]: sums });
}

/** Both arms of each epoch that has both. */
const wholeEpochs = (epochs: ByEpoch): readonly EpochSums[] =>
	[...epochs.values()].flatMap(({ control, treatment }) =>
		control === undefined || treatment === undefined ? [] : [{ control, treatment }],
	);

/** Both arms of these cells, epoch by epoch. */
export function epochsOf(cells: readonly Cell[], asked: TwoArms): readonly EpochSums[] {
	const epochs: ByEpoch = new Map();
	for (const cell of cells) take(epochs, cell, asked);
	return wholeEpochs(epochs);
}

/** Both arms of these cells together. */
export const comparedCells = (cells: readonly Cell[], asked: TwoArms): Compared | undefined =>
	compared(asked.metric, epochsOf(cells, asked));

/** What the members of the first day said, then those of the first two days, and so on: the last `mostPoints` of it. */
export function effectsOverTime(sums: ExperimentSums, asked: AskedOfEffect): readonly EffectAt[] {
	const byDay = Map.groupBy(countedCells(sums, asked.metric), ({ day }) => day);
	const shownFrom = byDay.size - mostPoints;
	const epochs: ByEpoch = new Map();
	const points: EffectAt[] = [];
	for (const [place, [day, cells]] of [...byDay].entries()) {
		for (const cell of cells) take(epochs, cell, asked);
		if (place < shownFrom) continue;
		const arms = compared(asked.metric, wholeEpochs(epochs))?.adjusted;
		const effect = arms && alwaysValid(arms, asked);
		if (arms === undefined || effect === undefined) continue;
		const { estimate, low, high } = effect;
		const members = arms.control.n + arms.treatment.n;
		points.push({ at: knownAt(asked.metric, day, sums.asOf), members, estimate, low, high });
	}
	return points;
}

/** When what the members of a day did was known. */
const knownAt = ({ maturity, windowDays }: Metric, day: number, asOf: number) =>
	epochMs(
		Math.min(asOf, Math.floor((day + 1 + (maturity === 'closed' ? windowDays : 0)) * msPerDay)),
	);
