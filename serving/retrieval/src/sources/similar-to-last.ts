import type { Catalogue } from '@marquee/catalogue';
import type { Likeness } from '../likeness.ts';
import { mergedNeighbours, newestEngaged } from '../merged-neighbours.ts';
import { type TitleSource, titleSource } from '../title-source.ts';
import type { Viewer } from '../viewer.ts';

/** So many titles of the past are looked around. */
const anchors = 5;

/** Looks around the titles that the profile engaged with last: those whose embeddings are near to one or several of them. */
export function similarToLast(
	catalogue: Catalogue,
	likeness: Likeness,
	n: number,
): TitleSource<{ readonly viewer: Viewer }> {
	const merged = mergedNeighbours(catalogue.size, n);
	return titleSource(catalogue, {
		name: 'similar-to-last',
		seek: ({ viewer }) => {
			const lists = newestEngaged(viewer, anchors).map(({ id }) => likeness.neighbours(id));
			return { indices: merged(lists, viewer) };
		},
	});
}
