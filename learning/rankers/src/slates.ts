import { featureCount } from '@marquee/features';

/**
 * Requests with the titles that stood before them, and what came of it: what rankers learn from and are measured on.
 *
 * Letters: S slates, K titles of each, F features. What is unknown of a title is NaN.
 */
export interface Slates {
	readonly count: number; // S
	readonly size: number; // K
	readonly features: Float32Array; // (S · K, F)
	/** Catalogue indices. */
	readonly titles: Int32Array; // (S · K)
	/** 1 where the title was played. */
	readonly played: Uint8Array; // (S · K)
	/** 1 where it was completed or the profile came back within 7 days, 0 where not; NaN where it was not played. */
	readonly returned: Float32Array; // (S · K)
	/** 1 where it was praised, 0 where it was judged and not praised; NaN where nobody said. */
	readonly praised: Float32Array; // (S · K)
	/**
	 * The logarithm of how likely a title of the pool was to be drawn as one that was not played: what makes up for the best
	 * being drawn more often. 0 where nothing was drawn. `// (S · K)`
	 */
	readonly logDrawn: Float32Array;
	/** How many titles were played after the request, on the slate or not. */
	readonly relevant: Int32Array; // (S)
	/** Whose requests they are, numbered. */
	readonly profiles: Int32Array; // (S)
	/** Epoch milliseconds. */
	readonly atMs: Float64Array; // (S)
}

/** Places for S slates of K titles: nothing played, nothing known. */
export const emptySlates = (count: number, size: number): Slates => ({
	count,
	size,
	features: new Float32Array(count * size * featureCount),
	titles: new Int32Array(count * size),
	played: new Uint8Array(count * size),
	returned: new Float32Array(count * size).fill(Number.NaN),
	praised: new Float32Array(count * size).fill(Number.NaN),
	logDrawn: new Float32Array(count * size),
	relevant: new Int32Array(count),
	profiles: new Int32Array(count),
	atMs: new Float64Array(count),
});

/** Slates `from` … `to` − 1 as views: nothing is copied. */
export function slatesBetween(all: Slates, from: number, to: number): Slates {
	const [a, b] = [from * all.size, to * all.size];
	return {
		count: to - from,
		size: all.size,
		features: all.features.subarray(a * featureCount, b * featureCount),
		titles: all.titles.subarray(a, b),
		played: all.played.subarray(a, b),
		returned: all.returned.subarray(a, b),
		praised: all.praised.subarray(a, b),
		logDrawn: all.logDrawn.subarray(a, b),
		relevant: all.relevant.subarray(from, to),
		profiles: all.profiles.subarray(from, to),
		atMs: all.atMs.subarray(from, to),
	};
}
