import {
	type Judged,
	type Metric,
	ndcg,
	pairedDifference,
	recall,
	resampled,
} from '@marquee/metrics';
import { mean } from '@marquee/numerics';
import type { Random } from '@marquee/units';
import { type Answer, verdictOf } from '../answer.ts';

/** How both rankings of one member's case did against what the member then chose. */
export interface OfflineCase {
	readonly underA: Judged;
	readonly underB: Judged;
}

/** Places of a list that are read, unless more are asked for. */
export const placesOfLists = 10;

/**
 * Offline: which of two ranks higher what members went on to choose under another ranker, after one moment in time that
 * nothing was learnt beyond. The whole catalogue is ranked, and the members are resampled in pairs.
 *
 * It is cheap, and biased towards what the logging ranker showed: members cannot choose what they never saw.
 */
export function offline(
	cases: readonly OfflineCase[],
	random: Random,
	depth = placesOfLists,
): Answer {
	const members = cases.length;
	if (members < fewestCases)
		return {
			...{ rung: 'offline', verdict: 'undecided', estimate: null, low: null, high: null, members },
			detail: `${members} members chose anything new after the cut-off, ${fewestCases} are needed`,
		};
	const [ndcgA, ndcgB, recallA, recallB] = [ndcg(depth), recall(depth)].flatMap((metric) => [
		columnOf(metric, cases, 'underA'),
		columnOf(metric, cases, 'underB'),
	]) as [Float64Array, Float64Array, Float64Array, Float64Array];
	const [a, b] = resampled([ndcgA, ndcgB], { random });
	const { value: estimate, low, high } = pairedDifference(b!, a!);
	return {
		rung: 'offline',
		verdict: verdictOf({ low, high }),
		...{ estimate, low, high, members },
		detail: `ndcg@${depth} ${told(ndcgA)} → ${told(ndcgB)}, recall@${depth} ${told(recallA)} → ${told(recallB)}`,
	};
}

/** Below it the percentile bootstrap is too narrow to be believed. */
const fewestCases = 30;

const columnOf = (metric: Metric, cases: readonly OfflineCase[], under: keyof OfflineCase) =>
	Float64Array.from(cases, (one) => metric.of(one[under]));

const told = (column: Float64Array): string => mean(column).toFixed(4);
