import type { ViewingEvent } from '@marquee/contracts';
import type { EpochMs, ProfileId, TitleId } from '@marquee/units';
import { noActivity, type TitleActivity, withEvent } from './title-activity.ts';

/**
 * What is known of a profile: one entry per title, ordered by its newest engagement, oldest first (titles only shown
 * come before all others), ties by title id.
 *
 * The same events in any order of arrival give the same state, so late and out-of-order events do no harm. Each event
 * must be applied once: counts cannot tell a doubled event from two. `ProfileStates` sees to that by event id, and so
 * keeps the promise for doubled events too.
 */
export interface ProfileState {
	readonly profileId: ProfileId;
	/** Newest event of any kind. */
	readonly newestAt: EpochMs;
	readonly titles: readonly TitleActivity[];
}

/**
 * The state after one more event; `undefined` is a profile nothing was known of.
 *
 * @throws {RangeError} if the event is of another profile.
 */
export const applied = (state: ProfileState | undefined, event: ViewingEvent): ProfileState =>
	appliedAll(state, [event]);

/**
 * The state after some more events, at least one, in any order.
 *
 * @throws {RangeError} if one of them is of another profile, or if there is neither state nor event.
 */
export function appliedAll(
	state: ProfileState | undefined,
	events: readonly ViewingEvent[],
): ProfileState {
	const profileId = state?.profileId ?? (events[0]?.profileId as ProfileId | undefined);
	if (profileId === undefined) throw new RangeError('no state and no event make no profile');
	const titles = new Map(state?.titles.map((activity) => [activity.titleId, activity]));
	let newestAt = state?.newestAt ?? (-Infinity as EpochMs);
	for (const event of events) {
		if (event.profileId !== profileId)
			throw new RangeError(`event ${event.eventId} is of ${event.profileId}, not of ${profileId}`);
		const titleId = event.titleId as TitleId;
		titles.set(titleId, withEvent(titles.get(titleId) ?? noActivity(titleId), event));
		newestAt = Math.max(newestAt, event.happenedAt) as EpochMs;
	}
	return profileState(profileId, newestAt, titles.values());
}

/** A state put together from its parts: whoever keeps titles one by one need not keep their order. */
export const profileState = (
	profileId: ProfileId,
	newestAt: EpochMs,
	titles: Iterable<TitleActivity>,
): ProfileState => ({ profileId, newestAt, titles: [...titles].sort(byEngagement) });

function byEngagement(a: TitleActivity, b: TitleActivity): number {
	const difference = (a.lastEngagedAt ?? -Infinity) - (b.lastEngagedAt ?? -Infinity);
	// Two titles only shown differ by −∞ − −∞, which is not a number.
	if (difference !== 0 && !Number.isNaN(difference)) return difference;
	return a.titleId < b.titleId ? -1 : 1;
}
