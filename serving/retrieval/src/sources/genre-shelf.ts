import type { Catalogue } from '@marquee/catalogue';
import type { Source } from '@marquee/pipeline';
import { bestUnwatched } from '../best-unwatched.ts';
import type { Popularity } from '../popularity.ts';
import type { Tasted } from '../taste.ts';
import { candidateAt, type TitleCandidate } from '../title-candidate.ts';
import type { Viewer } from '../viewer.ts';

/** Looks on the shelf of one genre: what the profile likes best there, or everybody where its taste is not known. */
export const genreShelf = (
	catalogue: Catalogue,
	popularity: Popularity,
	n: number,
): Source<Tasted & { readonly viewer: Viewer; readonly genre: string }, TitleCandidate> => ({
	name: 'genre-shelf',
	onFailure: 'skip', // the page has other rows
	find: ({ taste, viewer: { watched }, genre }) =>
		bestUnwatched(
			{ scores: taste ?? popularity.prominence(), watched, among: catalogue.ofGenre(genre) },
			n,
		).map((index) => candidateAt(catalogue, index)),
});
