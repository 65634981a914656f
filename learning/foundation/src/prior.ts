import type { Histories } from '@marquee/histories';

/**
 * How likely each title is before anything is known of the profile: the model adds it to what taste says, and is left to
 * learn only the difference.
 *
 *   prior[v] = log ((count[v] + 1) / (N + V))
 */
export function popularityPrior(data: Histories): Float32Array {
	const counts = new Float64Array(data.titles).fill(1);
	for (const title of data.titleIndices) counts[title]!++;
	const total = data.titleIndices.length + data.titles;
	return Float32Array.from(counts, (count) => Math.log(count / total));
}
