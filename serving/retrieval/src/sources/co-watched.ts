import type { Catalogue } from '@marquee/catalogue';
import type { CoWatching } from '../counted/co-watching.ts';
import { mergedNeighbours, newestEngaged } from '../merged-neighbours.ts';
import { type TitleSource, titleSource } from '../title-source.ts';
import type { Viewer } from '../viewer.ts';

/** So many titles of the past are asked about. */
const anchors = 10;

/** Looks among what others took up beside the titles that the profile engaged with last. */
export function coWatched(
	catalogue: Catalogue,
	coWatching: CoWatching,
	n: number,
): TitleSource<{ readonly viewer: Viewer }> {
	const merged = mergedNeighbours(catalogue.size, n);
	return titleSource(catalogue, {
		name: 'co-watched',
		seek: ({ viewer }) => {
			const past = newestEngaged(viewer, anchors);
			const lists = past.map(({ index }) => coWatching.beside(index));
			return { indices: merged(lists, viewer) };
		},
	});
}
