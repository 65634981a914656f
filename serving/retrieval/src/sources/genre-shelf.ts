import type { Catalogue } from '@marquee/catalogue';
import { bestUnwatched } from '../best-unwatched.ts';
import type { Popularity } from '../popularity.ts';
import type { Tasted } from '../taste.ts';
import { type TitleSource, titleSource } from '../title-source.ts';
import type { Viewer } from '../viewer.ts';

/** Looks on the shelf of one genre: what the profile likes best there, or everybody where its taste is not known. */
export const genreShelf = (
	catalogue: Catalogue,
	popularity: Popularity,
	n: number,
): TitleSource<Tasted & { readonly viewer: Viewer; readonly genre: string }> =>
	titleSource(catalogue, {
		name: 'genre-shelf',
		seek: ({ taste, viewer: { watched }, genre }) => {
			const scores = taste ?? popularity.prominence();
			return {
				indices: bestUnwatched({ scores, watched, among: catalogue.ofGenre(genre) }, n),
			};
		},
	});
