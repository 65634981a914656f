import type { Catalogue } from '@marquee/catalogue';
import type { Popularity } from '../popularity.ts';
import { type TitleSource, titleSource } from '../title-source.ts';

/** Looks among what the most profiles ever took up. */
export const mostWatched = (
	catalogue: Catalogue,
	popularity: Popularity,
	n: number,
): TitleSource<object> =>
	titleSource(catalogue, {
		name: 'most-watched',
		seek: () => ({ indices: Int32Array.from(popularity.allTime(n), ({ index }) => index) }),
	});
