import { type Action, actions, type History } from '@marquee/histories';
import type { TitleId } from '@marquee/units';
import type { ProfileState, TitleActivity } from '@marquee/viewing';

/** Where a title stands in the model's numbering; absent if the model does not know it. */
export type TitleIndices = ReadonlyMap<TitleId, number>;

/** Ratings from here on mean that a title was liked, up to the other that it was not: of the best rating. */
const likedFrom = 0.7;
const dislikedTo = 0.4;

/**
 * A profile's engaged titles as a history, oldest engagement first: the one definition that training and serving share.
 *
 * Titles that were only shown, and titles the model does not know, are left out.
 */
export function profileHistory(state: ProfileState, titles: TitleIndices): History {
	const engaged = state.titles.filter(
		(activity) => activity.lastEngagedAt !== undefined && titles.has(activity.titleId),
	);
	return {
		titleIndices: Int32Array.from(engaged, ({ titleId }) => titles.get(titleId)!),
		actionIndices: Uint8Array.from(engaged, (activity) => actions.indexOf(actionOf(activity))),
		happenedAtMs: Float64Array.from(engaged, ({ lastEngagedAt }) => lastEngagedAt!),
		ratings: Float32Array.from(engaged, ({ rating }) => rating ?? Number.NaN),
	};
}

/** What the profile did with a title, the strongest statement first: a judgement says more than a sitting. */
export function actionOf(activity: TitleActivity): Action {
	const { thumb, rating, listed, plays, watchedSeconds } = activity;
	if (thumb === 'down' || (thumb === 'none' && rating !== undefined && rating <= dislikedTo))
		return 'disliked';
	if (thumb === 'up' || (rating !== undefined && rating >= likedFrom)) return 'liked';
	if (plays > 0 || watchedSeconds > 0 || rating !== undefined) return 'played';
	return listed ? 'listed' : 'unlisted';
}
