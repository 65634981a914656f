import type { EpochMs, EventId, ProfileId, TitleId } from '@marquee/units';
import type { ProfileState } from './profile-state.ts';
import type { Projection } from './projection.ts';

/** How many profiles first engaged with a title on a UTC day: what popularity and trends are counted from. */
export interface TitleDay {
	readonly titleId: TitleId;
	/** Days since 1970-01-01. */
	readonly day: number;
	readonly profiles: number;
}

/**
 * The projection that pages are made from: what every profile did, what was taken in already, what is popular.
 *
 * An event id that stands in the log twice counts once. Reads are synchronous and answer what was applied last.
 */
export interface ProfileStates extends Projection {
	/** `undefined`: no event of this profile was taken in. */
	readonly of: (profileId: ProfileId) => ProfileState | undefined;
	/** Whether an event with this id was taken in. */
	readonly has: (eventId: EventId) => boolean;
	/** The profiles with events, by id. */
	readonly profileIds: () => Iterable<ProfileId>;
	/** Counts from a UTC day on, by day and then by title id; days without engagement have no entry. */
	readonly titleDays: (fromDay?: number) => Iterable<TitleDay>;
	/** When the newest event of all happened; `undefined` while there is none. */
	readonly newestAt: () => EpochMs | undefined;
	readonly close: () => Promise<void>;
}
