import { epochMs, seededRandom, titleId } from '@marquee/units';
import type { EmbeddingTable } from '../embedding-store.ts';

/** Titles t0 … in a row. */
export const named = (count: number, from = 0) =>
	Array.from({ length: count }, (_, i) => titleId(`t${from + i}`));

/** Titles t0 … of a version, from a stream of its own. */
export function titlesOf(
	version: string,
	asOf: number,
	{ count = 5, width = 3 } = {},
): EmbeddingTable<'titles'> {
	const random = seededRandom(asOf, version);
	return {
		kind: 'titles',
		version,
		asOf: epochMs(asOf),
		width,
		ids: named(count),
		vectors: Float32Array.from({ length: count * width }, random.normal),
	};
}
