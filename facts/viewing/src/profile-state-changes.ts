import { type EpochMs, type EventId, type ProfileId, type TitleId, utcDay } from '@marquee/units';
import type { LogPosition, RecordedEvent } from './event-log.ts';
import type { ProfileStates, TitleDay } from './profile-states.ts';
import { expectContinuous } from './projection.ts';
import { noActivity, type TitleActivity, withEvent } from './title-activity.ts';

/** What an engine of profile states must answer so that the next changes can be computed. */
export interface KnownActivity extends Pick<ProfileStates, 'position' | 'has' | 'newestAt'> {
	readonly activity: (profileId: ProfileId, titleId: TitleId) => TitleActivity | undefined;
	/** The newest event of one profile. */
	readonly newestOf: (profileId: ProfileId) => EpochMs | undefined;
}

/** What a batch changes in the profile states: an engine writes all of it in one transaction. */
export interface ProfileStateChanges {
	readonly position: LogPosition;
	readonly newestAt: EpochMs | undefined;
	/** The ids taken in, with where they stand. */
	readonly eventIds: ReadonlyMap<EventId, LogPosition>;
	/** Every profile with an event, and its newest. */
	readonly newestOf: ReadonlyMap<ProfileId, EpochMs>;
	readonly activities: readonly {
		readonly profileId: ProfileId;
		/** As it was, without anything where nothing had happened. */
		readonly before: TitleActivity;
		readonly activity: TitleActivity;
	}[];
	/** By how much each count moves; never by 0. */
	readonly titleDays: readonly TitleDay[];
}

/**
 * Everything a batch changes, computed from what is known so far; the engines only store it. What it costs depends on
 * the batch, not on how long the histories are.
 *
 * Counts are moved rather than made: when a late event shows that a profile met a title on an earlier day than
 * believed, the later day loses what the earlier one gains. So they too are the same for every order of arrival.
 *
 * @throws {RangeError} if the batch does not begin at the known position or has gaps.
 */
export function profileStateChanges(
	known: KnownActivity,
	batch: readonly RecordedEvent[],
): ProfileStateChanges {
	expectContinuous(known.position(), batch);
	const eventIds = new Map<EventId, LogPosition>();
	const newestOf = new Map<ProfileId, EpochMs>();
	const touched = new Map<string, Touched>();
	let newestAt = known.newestAt();
	for (const { position, event } of batch) {
		const id = event.eventId as EventId;
		if (eventIds.has(id) || known.has(id)) continue;
		eventIds.set(id, position);
		const profileId = event.profileId as ProfileId;
		const titleId = event.titleId as TitleId;
		const at = event.happenedAt as EpochMs;
		newestAt = later(newestAt, at);
		newestOf.set(profileId, later(newestOf.get(profileId) ?? known.newestOf(profileId), at));
		const key = `${profileId} ${titleId}`;
		let title = touched.get(key);
		if (title === undefined) {
			const before = known.activity(profileId, titleId) ?? noActivity(titleId);
			title = { profileId, before, activity: before };
			touched.set(key, title);
		}
		title.activity = withEvent(title.activity, event);
	}
	return {
		position: known.position() + batch.length,
		newestAt,
		eventIds,
		newestOf,
		activities: [...touched.values()],
		titleDays: moves(touched.values()),
	};
}

interface Touched {
	readonly profileId: ProfileId;
	readonly before: TitleActivity;
	activity: TitleActivity;
}

function moves(touched: Iterable<Touched>): readonly TitleDay[] {
	const counts = new Map<string, TitleDay>();
	const move = (titleId: TitleId, at: EpochMs | undefined, by: number) => {
		if (at === undefined) return;
		const day = utcDay(at);
		const key = `${day} ${titleId}`;
		counts.set(key, { titleId, day, profiles: (counts.get(key)?.profiles ?? 0) + by });
	};
	for (const { before, activity } of touched) {
		move(activity.titleId, before.firstEngagedAt, -1);
		move(activity.titleId, activity.firstEngagedAt, 1);
	}
	return [...counts.values()].filter(({ profiles }) => profiles !== 0);
}

const later = (known: EpochMs | undefined, moment: EpochMs): EpochMs =>
	known === undefined || moment > known ? moment : known;
