import { type Action, actions, type History } from '@marquee/histories';
import type { TitleId } from '@marquee/units';
import { judgementOf, type ProfileState, type TitleActivity } from '@marquee/viewing';

/** Where a title stands in the model's numbering; absent if the model does not know it. */
export type TitleIndices = ReadonlyMap<TitleId, number>;

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
	const judgement = judgementOf(activity);
	if (judgement !== 'none') return judgement;
	const { rating, listed, plays, watchedSeconds } = activity;
	if (plays > 0 || watchedSeconds > 0 || rating !== undefined) return 'played';
	return listed ? 'listed' : 'unlisted';
}
