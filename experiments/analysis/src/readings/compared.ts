import {
	type Adjusted,
	type Arm,
	cuped,
	type Moments,
	meanArm,
	mergedMoments,
	postStratified,
	ratioArm,
	type Stratum,
} from '@marquee/statistics';
import type { Metric } from '../metric.ts';
import type { MetricSums } from '../sums/cells.ts';
import { columnsOf, transformed } from './linear.ts';
import { quantileOfCounts } from './quantile-of-counts.ts';

/** Control and treatment in one epoch of constant allocation. */
export interface EpochSums {
	readonly control: MetricSums;
	readonly treatment: MetricSums;
}

/** Two arms by one metric, as they are and with what was known of members before taken out. */
export interface Compared {
	readonly raw: Stratum;
	readonly adjusted: Stratum;
	/** How much of the variance of the difference is gone with that. */
	readonly varianceExplained: number;
}

/** The sums of both groups of members. */
export function mergedSums(one: MetricSums | undefined, other: MetricSums): MetricSums {
	if (one === undefined) return other;
	const moments = mergedMoments(one.moments, other.moments);
	const eventful = one.eventful + other.eventful;
	if (one.counts === undefined || other.counts === undefined) return { moments, eventful };
	const counts = new Map(one.counts);
	for (const [value, members] of other.counts)
		counts.set(value, (counts.get(value) ?? 0) + members);
	return { moments, eventful, counts };
}

/**
 * Both arms, epoch by epoch: joined by n꜀ nₜ / (n꜀ + nₜ), so that a share of arms that changed is not mistaken for an effect.
 * `undefined` where no epoch has two members of either arm, or a ratio is by nothing.
 */
export function compared(metric: Metric, epochs: readonly EpochSums[]): Compared | undefined {
	const strata = epochs.map((epoch) => ofEpoch(metric, epoch)).filter((each) => each !== undefined);
	const [only] = strata;
	if (only === undefined) return undefined;
	const joined = (which: 'raw' | 'adjusted') =>
		strata.length === 1
			? only[which]
			: postStratified(
					strata.map((each) => each[which]),
					'precision',
				);
	const [raw, adjusted] = [joined('raw'), joined('adjusted')];
	const [before, after] = [varianceOf(raw), varianceOf(adjusted)];
	return { raw, adjusted, varianceExplained: before > 0 ? Math.max(0, 1 - after / before) : 0 };
}

const varianceOf = ({ control, treatment }: Stratum): number =>
	control.variance / control.n + treatment.variance / treatment.n;

type Pair = Pick<Compared, 'raw' | 'adjusted'>;

/** One arm by itself, all of its members together; `undefined` where they are too few, or a ratio is by nothing. */
export function armOf(metric: Metric, { moments, counts }: MetricSums): Arm | undefined {
	if (moments.n < 2) return undefined;
	if (metric.kind === 'quantile')
		return quantileOfCounts(counts ?? new Map(), metric.share, metric.step);
	if (metric.kind !== 'ratio') return meanArm(moments);
	return moments.means[1] === 0 ? undefined : ratioArm(columnsOf(moments, [0, 1]));
}

function ofEpoch(metric: Metric, { control, treatment }: EpochSums): Pair | undefined {
	const [c, t] = [armOf(metric, control), armOf(metric, treatment)];
	if (c === undefined || t === undefined) return undefined;
	const raw = { control: c, treatment: t };
	if (metric.kind === 'quantile') return { raw, adjusted: raw };
	if (metric.kind !== 'ratio')
		return { raw, adjusted: adjusted(control.moments, treatment.moments) };
	const past = mergedMoments(control.moments, treatment.moments);
	return {
		raw,
		adjusted: adjusted(linearised(control.moments, past), linearised(treatment.moments, past)),
	};
}

/**
 * A ratio as a mean of members, so that covariates explain it as they explain means:
 *
 *   y = R + (m − R d) / d̄ of the arm itself,   x = (m₀ − R₀ d₀) / d̄₀ of both arms together, before
 *
 * @param moments of m, d, m₀, d₀ and whether the member was known.
 * @paper Deng, Knoblich, Lu: Applying the Delta Method in Metric Analytics. KDD 2018.
 */
function linearised(moments: Moments, past: Moments): Moments {
	const [m, d] = [moments.means[0]!, moments.means[1]!];
	const [m0, d0] = [past.means[2]!, past.means[3]!];
	const ratio = m / d;
	const [toPast, ratioBefore] = d0 === 0 ? [0, 0] : [1 / d0, m0 / d0];
	return transformed(
		moments,
		[
			[1 / d, -ratio / d, 0, 0, 0],
			[0, 0, toPast, -ratioBefore * toPast, 0],
			[0, 0, 0, 0, 1],
		],
		[ratio, 0, 0],
	);
}

/** Of fewer members in an arm two covariates explain by chance alone what leaves too small an error. */
const fewestAdjusted = 50;

/** CUPED with both covariates; with the first alone where the two say the same, with neither of few members. */
function adjusted(control: Moments, treatment: Moments): Stratum {
	if (Math.min(control.n, treatment.n) < fewestAdjusted)
		return { control: meanArm(control), treatment: meanArm(treatment) };
	const both = cuped(control, treatment);
	if (both.theta.some((one) => one !== 0)) return armsOf(both);
	return armsOf(cuped(columnsOf(control, [0, 1]), columnsOf(treatment, [0, 1])));
}

const armsOf = ({ control, treatment }: Adjusted): { control: Arm; treatment: Arm } => ({
	control,
	treatment,
});
