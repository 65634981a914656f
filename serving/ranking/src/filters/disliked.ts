import type { Filter } from '@marquee/pipeline';
import { isDisliked, type TitleCandidate } from '@marquee/retrieval';
import type { Activity } from '../facts/activity.ts';

/** Rejects titles that the profile judged badly. */
export const disliked: Filter<object, TitleCandidate & Activity> = {
	name: 'disliked',
	reject: (_query, { activity }) => {
		if (activity === undefined || !isDisliked(activity)) return undefined;
		return activity.thumb === 'down' ? 'thumb down' : `rated ${activity.rating} of 1`;
	},
};
