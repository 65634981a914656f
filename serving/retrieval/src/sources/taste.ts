import type { Catalogue } from '@marquee/catalogue';
import type { Source } from '@marquee/pipeline';
import { bestUnwatched } from '../best-unwatched.ts';
import type { Tasted } from '../taste.ts';
import { candidateAt, type TitleCandidate } from '../title-candidate.ts';
import type { Viewer } from '../viewer.ts';

/** Looks among the titles that the model believes this profile likes best. */
export const taste = (
	catalogue: Catalogue,
	n: number,
): Source<Tasted & { readonly viewer: Viewer }, TitleCandidate> => ({
	name: 'taste',
	onFailure: 'skip', // the page has other rows
	find: ({ taste: scores, viewer: { watched } }) =>
		scores === undefined
			? []
			: bestUnwatched({ scores, watched }, n).map((index) => candidateAt(catalogue, index)),
});
