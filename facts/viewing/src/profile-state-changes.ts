import type { ViewingEvent } from '@marquee/contracts';
import { type EpochMs, type EventId, type ProfileId, type TitleId, utcDay } from '@marquee/units';
import type { LogPosition, RecordedEvent } from './event-log.ts';
import { appliedAll, type ProfileState } from './profile-state.ts';
import type { ProfileStates, TitleDay } from './profile-states.ts';
import { expectContinuous } from './projection.ts';

/** What a batch changes in the profile states: an engine writes this and the position in one transaction. */
export interface ProfileStateChanges {
	readonly position: LogPosition;
	readonly newestAt: EpochMs | undefined;
	readonly states: readonly ProfileState[];
	/** The ids taken in, with where they stand. */
	readonly eventIds: ReadonlyMap<EventId, LogPosition>;
	/** By how much each count moves; never by 0. */
	readonly titleDays: readonly TitleDay[];
}

/**
 * Everything a batch changes, computed from what is known so far; the engines only store it.
 *
 * Counts are moved rather than made: when a late event shows that a profile met a title on an earlier day than
 * believed, the later day loses what the earlier one gains. So they too are the same for every order of arrival.
 *
 * @throws {RangeError} if the batch does not begin at the known position or has gaps.
 */
export function profileStateChanges(
	known: Pick<ProfileStates, 'position' | 'of' | 'has' | 'newestAt'>,
	batch: readonly RecordedEvent[],
): ProfileStateChanges {
	expectContinuous(known.position(), batch);
	const eventIds = new Map<EventId, LogPosition>();
	const byProfile = new Map<ProfileId, ViewingEvent[]>();
	let newestAt = known.newestAt();
	for (const { position, event } of batch) {
		const id = event.eventId as EventId;
		if (eventIds.has(id) || known.has(id)) continue;
		eventIds.set(id, position);
		const profile = event.profileId as ProfileId;
		const events = byProfile.get(profile);
		if (events === undefined) byProfile.set(profile, [event]);
		else events.push(event);
		newestAt = Math.max(newestAt ?? -Infinity, event.happenedAt) as EpochMs;
	}
	const states: ProfileState[] = [];
	const moves = new Map<string, TitleDay>();
	for (const [profile, events] of byProfile) {
		const before = known.of(profile);
		const after = appliedAll(before, events);
		states.push(after);
		countMoves(before, after, new Set(events.map(({ titleId }) => titleId as TitleId)), moves);
	}
	const titleDays = [...moves.values()].filter(({ profiles }) => profiles !== 0);
	return { position: known.position() + batch.length, newestAt, states, eventIds, titleDays };
}

function countMoves(
	before: ProfileState | undefined,
	after: ProfileState,
	touched: ReadonlySet<TitleId>,
	moves: Map<string, TitleDay>,
): void {
	const days = (state: ProfileState | undefined) =>
		new Map(
			state?.titles
				.filter(({ titleId }) => touched.has(titleId))
				.map(({ titleId, firstEngagedAt: at }) => [titleId, at === undefined ? at : utcDay(at)]),
		);
	const [was, is] = [days(before), days(after)];
	for (const titleId of touched) {
		if (was.get(titleId) === is.get(titleId)) continue;
		move(moves, titleId, was.get(titleId), -1);
		move(moves, titleId, is.get(titleId), 1);
	}
}

function move(
	moves: Map<string, TitleDay>,
	titleId: TitleId,
	day: number | undefined,
	by: number,
): void {
	if (day === undefined) return;
	const key = `${day} ${titleId}`;
	moves.set(key, { titleId, day, profiles: (moves.get(key)?.profiles ?? 0) + by });
}
