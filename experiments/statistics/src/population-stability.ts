import {
	chiSquareUpper,
	chiSquareUpperQuantile,
	normalQuantile,
	quantile,
} from '@marquee/numerics';
import type { Reading } from './reading.ts';
import { refusal, requireFinite, requireShare } from './refusals.ts';

/** How an index came about. */
export interface Stability extends Reading {
	/** Shares of each bin. */
	readonly bins: readonly {
		readonly from: number;
		readonly reference: number;
		readonly current: number;
	}[];
	/** What chance alone exceeds once in a thousand comparisons; below it an index says nothing. */
	readonly noise: number;
}

/** An empty bin counts as this share: the logarithm needs one. */
const emptyShare = 1e-4;

/**
 * The population stability index of current against reference values.
 *
 *   PSI = Σ (cᵢ − rᵢ) ln(cᵢ / rᵢ), over bins between the reference's quantiles, the outer ones open; from edge to below edge
 *
 * Equal edges are one. If nothing changed, PSI is about (1/n + 1/m) χ² of bins − 1 degrees of freedom: that is its p-value
 * and its noise; the rule of thumb 0.1 / 0.25 holds above the noise only. The interval is by the delta method.
 *
 * @throws {Failure} `statistics-sample-too-small` unless both samples have values; `statistics-setting-malformed`
 * @paper Yurdakul: Statistical Properties of Population Stability Index. Western Michigan University 2018.
 */
export function populationStability(
	reference: ArrayLike<number>,
	current: ArrayLike<number>,
	{ bins = 10, alpha = 0.05 }: { readonly bins?: number; readonly alpha?: number } = {},
): Stability {
	if (!(Number.isSafeInteger(bins) && bins >= 2))
		throw refusal('statistics-setting-malformed', `${bins} bins`, 'Take two or more.');
	const ascending = ascendingOf(reference, 'reference');
	const edges = Array.from({ length: bins - 1 }, (_, i) => quantile(ascending, (i + 1) / bins));
	const cuts = [...new Set(edges)];
	const [r, c] = [counted(ascending, cuts), counted(ascendingOf(current, 'current'), cuts)];
	const froms = [-Infinity, ...cuts];
	return {
		...stabilityOfCounts(r, c, { alpha }),
		bins: froms.map((from, i) => ({
			from,
			reference: r[i]! / reference.length,
			current: c[i]! / current.length,
		})),
	};
}

/** The index of counts in bins that exist already (categories, a score's bands). */
export function stabilityOfCounts(
	reference: readonly number[],
	current: readonly number[],
	{ alpha = 0.05 }: { readonly alpha?: number } = {},
): Omit<Stability, 'bins'> {
	requireShare(alpha, 'alpha');
	const [n, m] = [reference, current].map((counts) => counts.reduce((sum, one) => sum + one, 0));
	if (!(n! > 0 && m! > 0))
		throw refusal('statistics-sample-too-small', `${n} and ${m} values`, 'Give both samples some.');
	const r = reference.map((count) => (count === 0 ? emptyShare : count / n!));
	const c = current.map((count) => (count === 0 ? emptyShare : count / m!));
	const logs = c.map((share, i) => Math.log(share / r[i]!));
	const estimate = logs.reduce((sum, log, i) => sum + (c[i]! - r[i]!) * log, 0);
	const ofCurrent = logs.map((log, i) => log + 1 - r[i]! / c[i]!);
	const ofReference = logs.map((log, i) => -log + 1 - c[i]! / r[i]!);
	const standardError = Math.sqrt(spread(c, ofCurrent) / m! + spread(r, ofReference) / n!);
	const width = -normalQuantile(alpha / 2) * standardError;
	const unit = 1 / n! + 1 / m!;
	const degrees = r.filter((_, i) => reference[i]! + current[i]! > 0).length - 1;
	return {
		estimate,
		standardError,
		low: Math.max(0, estimate - width),
		high: estimate + width,
		pValue: degrees < 1 ? 1 : chiSquareUpper(estimate / unit, degrees),
		noise: degrees < 1 ? 0 : unit * chiSquareUpperQuantile(0.001, degrees),
	};
}

/** The variance of Σ gᵢ over one multinomial draw. */
function spread(shares: readonly number[], gradient: readonly number[]): number {
	const mean = shares.reduce((sum, share, i) => sum + share * gradient[i]!, 0);
	return shares.reduce((sum, share, i) => sum + share * (gradient[i]! - mean) ** 2, 0);
}

/** Sorted values. @throws {Failure} `statistics-sample-too-small`, `statistics-sample-malformed` */
export function ascendingOf(values: ArrayLike<number>, name: string): Float64Array {
	if (values.length === 0)
		throw refusal('statistics-sample-too-small', `${name} has no values`, 'Give it some.');
	const ascending = Float64Array.from(values).sort();
	// NaN sorts last, so both ends tell of all.
	requireFinite({
		[`lowest of ${name}`]: ascending[0]!,
		[`highest of ${name}`]: ascending.at(-1)!,
	});
	return ascending;
}

function counted(ascending: Float64Array, cuts: readonly number[]): number[] {
	const counts = new Array<number>(cuts.length + 1).fill(0);
	let bin = 0;
	for (const value of ascending) {
		while (bin < cuts.length && value >= cuts[bin]!) bin++;
		counts[bin]!++;
	}
	return counts;
}
