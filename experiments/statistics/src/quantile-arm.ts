import { normalQuantile, quantile } from '@marquee/numerics';
import type { Arm } from './arm.ts';
import { clusteredMean } from './clustered-mean.ts';
import { ascendingOf } from './population-stability.ts';
import { refusal, requireShare } from './refusals.ts';

const z = normalQuantile(0.975);

/**
 * A quantile of an arm (the median of waiting, the 99th percentile of a latency), its variance from how far apart the
 * quantiles of its own interval lie; rows of one cluster (profile, session) need not be independent.
 *
 *   SE = (q(ν + h) − q(ν − h)) / 2z · √((n − 1) / n) · √(v_cluster / v_iid),   h = z √(ν (1 − ν) / n),   z = 1.96
 *   v_iid = ν (1 − ν) / n,   v_cluster: the clustered variance of the share of rows at or below q(ν)
 *
 * @param clusters of each value; every value on its own without.
 * @throws {Failure} `statistics-sample-too-small` where the interval of the share reaches 0 or 1.
 * @paper Deng, Knoblich, Lu: Applying the Delta Method in Metric Analytics, section 4. KDD 2018.
 */
export function quantileArm(
	values: ArrayLike<number>,
	share: number,
	clusters?: ArrayLike<string | number>,
): Arm {
	requireShare(share, 'the quantile');
	const ascending = ascendingOf(values, 'the arm');
	const n = ascending.length;
	const half = z * Math.sqrt((share * (1 - share)) / n);
	if (share - half <= 0 || share + half >= 1)
		throw refusal(
			'statistics-sample-too-small',
			`${n} values for the quantile ${share}`,
			'Wait for more, or ask for a quantile nearer to the middle.',
		);
	const at = quantile(ascending, share);
	const apart = quantile(ascending, share + half) - quantile(ascending, share - half);
	const independent = ((n - 1) / n) * (apart / (2 * z)) ** 2;
	if (clusters === undefined) return { n, mean: at, variance: independent * n, baseline: at };
	const below = clusteredMean(
		Float64Array.from(values, (value) => (value <= at ? 1 : 0)),
		clusters,
	);
	const factor = below.variance / below.n / ((share * (1 - share)) / n);
	return { n: below.n, mean: at, variance: independent * factor * below.n, baseline: at };
}
