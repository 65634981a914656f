import type { Source } from '@marquee/pipeline';
import type { TitleCandidate } from '../title-candidate.ts';
import type { Viewer } from '../viewer.ts';

/** Looks in the profile's own list, what was put there last first. */
export const listed: Source<{ readonly viewer: Viewer }, TitleCandidate> = {
	name: 'listed',
	onFailure: 'skip', // the page is poorer without it, but it is a page
	find: ({ viewer: { engaged } }) =>
		engaged
			.filter(({ activity }) => activity.listed)
			.sort((a, b) => (b.activity.listedAt ?? 0) - (a.activity.listedAt ?? 0))
			.map(({ id, index }) => ({ id, index })),
};
