import type { Device } from '@marquee/contracts';
import type { EpochMs, TitleId } from '@marquee/units';
import type { TitleActivity } from '@marquee/viewing';

/**
 * An activity as engines write it, without the title that is its key: a third of the size of named fields, and one way
 * to write each activity, so that equal ones are equal bytes. The order of the fields is the format.
 */
export type ActivityTuple = readonly [
	plays: number,
	positionSeconds: number,
	positionAt: number | null,
	watchedSeconds: number,
	thumb: number,
	thumbAt: number | null,
	listed: boolean,
	listedAt: number | null,
	rating: number | null,
	ratedAt: number | null,
	impressions: number,
	firstEngagedAt: number | null,
	lastEngagedAt: number | null,
	lastImpressionAt: number | null,
	device: number | null,
	deviceAt: number | null,
	country: string | null,
	countryAt: number | null,
	trailerPlays: number,
	lastTrailerAt: number | null,
	notifications: number,
	lastNotifiedAt: number | null,
	notificationsOpened: number,
];

const thumbs = ['none', 'up', 'down'] as const;
const devices = ['phone', 'tablet', 'television', 'web'] as const satisfies readonly Device[];

export const activityTuple = (activity: TitleActivity): ActivityTuple => [
	activity.plays,
	activity.positionSeconds,
	activity.positionAt ?? null,
	activity.watchedSeconds,
	thumbs.indexOf(activity.thumb),
	activity.thumbAt ?? null,
	activity.listed,
	activity.listedAt ?? null,
	activity.rating ?? null,
	activity.ratedAt ?? null,
	activity.impressions,
	activity.firstEngagedAt ?? null,
	activity.lastEngagedAt ?? null,
	activity.lastImpressionAt ?? null,
	activity.device === undefined ? null : devices.indexOf(activity.device),
	activity.deviceAt ?? null,
	activity.country ?? null,
	activity.countryAt ?? null,
	activity.trailerPlays,
	activity.lastTrailerAt ?? null,
	activity.notifications,
	activity.lastNotifiedAt ?? null,
	activity.notificationsOpened,
];

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

/** Undoes `activityTuple`. */
export function activityOf(titleId: TitleId, tuple: ActivityTuple): TitleActivity {
	const activity: Mutable<TitleActivity> = {
		titleId,
		plays: tuple[0],
		positionSeconds: tuple[1],
		watchedSeconds: tuple[3],
		thumb: thumbs[tuple[4]]!,
		listed: tuple[6],
		impressions: tuple[10],
		trailerPlays: tuple[18],
		notifications: tuple[20],
		notificationsOpened: tuple[22],
	};
	// One by one: this runs for every title of every page's profile.
	if (tuple[2] !== null) activity.positionAt = tuple[2] as EpochMs;
	if (tuple[5] !== null) activity.thumbAt = tuple[5] as EpochMs;
	if (tuple[7] !== null) activity.listedAt = tuple[7] as EpochMs;
	if (tuple[8] !== null) activity.rating = tuple[8];
	if (tuple[9] !== null) activity.ratedAt = tuple[9] as EpochMs;
	if (tuple[11] !== null) activity.firstEngagedAt = tuple[11] as EpochMs;
	if (tuple[12] !== null) activity.lastEngagedAt = tuple[12] as EpochMs;
	if (tuple[13] !== null) activity.lastImpressionAt = tuple[13] as EpochMs;
	if (tuple[14] !== null) activity.device = devices[tuple[14]]!;
	if (tuple[15] !== null) activity.deviceAt = tuple[15] as EpochMs;
	if (tuple[16] !== null) activity.country = tuple[16];
	if (tuple[17] !== null) activity.countryAt = tuple[17] as EpochMs;
	if (tuple[19] !== null) activity.lastTrailerAt = tuple[19] as EpochMs;
	if (tuple[21] !== null) activity.lastNotifiedAt = tuple[21] as EpochMs;
	return activity;
}
