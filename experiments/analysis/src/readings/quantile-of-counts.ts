import { normalQuantile } from '@marquee/numerics';
import type { Arm } from '@marquee/statistics';

const z = normalQuantile(0.975);

/**
 * A quantile of values that are known by how often they occur, with the variance that `quantileArm` of statistics gives
 * the same values one by one. `undefined` where there are too few to tell.
 *
 *   SE = (q(ν + h) − q(ν − h)) / 2z · √((n − 1) / n),   h = z √(ν (1 − ν) / n),   z = 1.96
 *
 * @param counts value in steps → how many.
 * @paper Deng, Knoblich, Lu: Applying the Delta Method in Metric Analytics, section 4. KDD 2018.
 */
export function quantileOfCounts(
	counts: ReadonlyMap<number, number>,
	share: number,
	step: number,
): Arm | undefined {
	const ascending = [...counts].sort(([one], [other]) => one - other);
	const n = ascending.reduce((sum, [, members]) => sum + members, 0);
	const half = z * Math.sqrt((share * (1 - share)) / n);
	if (!(share - half > 0 && share + half < 1)) return undefined;
	const at = quantileAt(ascending, n, share) * step;
	const apart =
		(quantileAt(ascending, n, share + half) - quantileAt(ascending, n, share - half)) * step;
	const variance = (n - 1) * (apart / (2 * z)) ** 2;
	return { n, mean: at, variance, baseline: at };
}

/** Definition 7 of Hyndman and Fan, as `quantile` of numerics has it. */
function quantileAt(
	ascending: readonly (readonly [number, number])[],
	n: number,
	share: number,
): number {
	const position = (n - 1) * share;
	const below = Math.floor(position);
	const lower = kth(ascending, below);
	const upper = kth(ascending, Math.min(below + 1, n - 1));
	return lower + (position - below) * (upper - lower);
}

function kth(ascending: readonly (readonly [number, number])[], k: number): number {
	let passed = 0;
	for (const [value, members] of ascending) {
		passed += members;
		if (k < passed) return value;
	}
	throw new RangeError(`no value stands at ${k} of ${passed}`);
}
