import type { Hydrator } from '@marquee/pipeline';
import type { TitleCandidate, Viewer } from '@marquee/retrieval';
import type { TitleActivity } from '@marquee/viewing';

/** What this profile has done with a title; `undefined`: nothing. */
export interface Activity {
	readonly activity: TitleActivity | undefined;
}

/** What the profile that asks has done with each title. */
export const activity: Hydrator<{ readonly viewer: Viewer }, TitleCandidate, Activity> = {
	name: 'activity',
	onFailure: 'fail', // without it, disliked titles would be shown
	hydrate: ({ viewer }, candidates) =>
		candidates.map(({ id }) => ({ activity: viewer.activityOf(id) })),
};
