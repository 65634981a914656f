import type { Catalogue } from '@marquee/catalogue';
import type { Source } from '@marquee/pipeline';
import type { Popularity } from '../popularity.ts';
import type { TitleCandidate } from '../title-candidate.ts';

/** Looks among what profiles took up in the last days. */
export const trending = (
	catalogue: Catalogue,
	popularity: Popularity,
	n: number,
): Source<object, TitleCandidate> => ({
	name: 'trending',
	onFailure: 'skip', // the page has other rows
	find: (_query, { now }) =>
		popularity.trending(now, n).map(({ titleId: id }) => ({ id, index: catalogue.indexOf(id)! })),
});
