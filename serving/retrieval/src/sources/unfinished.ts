import type { Catalogue } from '@marquee/catalogue';
import type { Source } from '@marquee/pipeline';
import { isUnfinished } from '../standing.ts';
import type { TitleCandidate } from '../title-candidate.ts';
import type { Viewer } from '../viewer.ts';

/** Looks where the profile stopped: begun and not finished, newest first. */
export const unfinished = (
	catalogue: Catalogue,
): Source<{ readonly viewer: Viewer }, TitleCandidate> => ({
	name: 'unfinished',
	onFailure: 'skip', // the page is poorer without it, but it is a page
	find: ({ viewer: { engaged } }) =>
		engaged
			.filter(({ id, activity }) => isUnfinished(activity, catalogue.title(id) ?? unknownTitle))
			.map(({ id, index }) => ({ id, index })),
});

/** A title that the catalogue does not have is found all the same, and rejected with the reason. */
const unknownTitle = { titleId: 'unknown', name: 'unknown', genres: [] };
