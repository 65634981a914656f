import type { Catalogue } from '@marquee/catalogue';
import type { Popularity } from '../popularity.ts';
import { type TitleSource, titleSource } from '../title-source.ts';

/** Looks among what profiles took up in the last days. */
export const trending = (
	catalogue: Catalogue,
	popularity: Popularity,
	n: number,
): TitleSource<object> =>
	titleSource(catalogue, {
		name: 'trending',
		seek: (_query, { now }) => ({
			indices: Int32Array.from(popularity.trending(now, n), ({ index }) => index),
		}),
	});
