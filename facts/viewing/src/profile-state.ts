import type { EpochMs, ProfileId, TitleId } from '@marquee/units';

/** Everything one profile has done with one title, summed up. Times are of happening, not of recording. */
export interface TitleActivity {
	readonly titleId: TitleId;
	/** Plays begun. */
	readonly plays: number;
	/** How far from the beginning the newest progress or stop was. */
	readonly positionSeconds: number;
	/** Watched over all sittings. */
	readonly watchedSeconds: number;
	readonly thumb: 'up' | 'down' | 'none';
	readonly listed: boolean;
	/** Share of the best rating, 0 to 1. */
	readonly rating?: number;
	readonly impressions: number;
	/** The first and the newest event other than an impression; absent while it was only shown. */
	readonly firstEngagedAt?: EpochMs;
	readonly lastEngagedAt?: EpochMs;
	readonly lastImpressionAt?: EpochMs;
}

/**
 * What is known of a profile: one entry per title, oldest engagement first (titles only shown come before all others),
 * ties by title id.
 *
 * The same events in any order of arrival, each any number of times, give the same state: late, doubled and
 * out-of-order events do no harm.
 */
export interface ProfileState {
	readonly profileId: ProfileId;
	/** Newest event of any kind. */
	readonly newestAt: EpochMs;
	readonly titles: readonly TitleActivity[];
}
