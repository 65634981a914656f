import type { Catalogue } from '@marquee/catalogue';
import type { Source } from '@marquee/pipeline';
import type { Popularity } from '../popularity.ts';
import type { TitleCandidate } from '../title-candidate.ts';

/** Looks among what the most profiles ever took up. */
export const mostWatched = (
	catalogue: Catalogue,
	popularity: Popularity,
	n: number,
): Source<object, TitleCandidate> => ({
	name: 'most-watched',
	onFailure: 'skip', // the page has other rows
	find: () =>
		popularity.allTime(n).map(({ titleId: id }) => ({ id, index: catalogue.indexOf(id)! })),
});
