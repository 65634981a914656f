import type { Filter } from '@marquee/pipeline';
import { isWatched, type TitleCandidate } from '@marquee/retrieval';
import type { Activity } from '../hydrators/activity.ts';

/** Rejects titles that the profile knows from watching: rows that recommend are for what it does not know. */
export const alreadyWatched: Filter<object, TitleCandidate & Activity> = {
	name: 'already-watched',
	reject: (_query, { activity }) => {
		if (activity === undefined || !isWatched(activity)) return undefined;
		return activity.plays > 0 || activity.positionSeconds > 0 ? 'played before' : 'judged before';
	},
};
