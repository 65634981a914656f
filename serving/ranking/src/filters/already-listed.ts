import type { Filter } from '@marquee/pipeline';
import type { TitleCandidate } from '@marquee/retrieval';
import type { Activity } from '../hydrators/activity.ts';

/** Rejects titles that the profile put on its list: they stand in a row of their own, where it looks for them. */
export const alreadyListed: Filter<object, TitleCandidate & Activity> = {
	name: 'already-listed',
	reject: (_query, { activity }) => (activity?.listed ? 'on the profile’s own list' : undefined),
};
