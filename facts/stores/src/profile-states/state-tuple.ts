import type { EpochMs, ProfileId, TitleId } from '@marquee/units';
import type { ProfileState, TitleActivity } from '@marquee/viewing';

/**
 * A state as nested arrays, which is what engines write: a third of the size of named fields and one way to write each
 * state, so that equal states are equal bytes. The order of the fields is the format: append, never insert.
 */
export type StateTuple = readonly [newestAt: number, titles: readonly ActivityTuple[]];

type ActivityTuple = readonly [
	titleId: string,
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
];

const thumbs = ['none', 'up', 'down'] as const;

export const stateTuple = ({ newestAt, titles }: ProfileState): StateTuple => [
	newestAt,
	titles.map((title) => [
		title.titleId,
		title.plays,
		title.positionSeconds,
		title.positionAt ?? null,
		title.watchedSeconds,
		thumbs.indexOf(title.thumb),
		title.thumbAt ?? null,
		title.listed,
		title.listedAt ?? null,
		title.rating ?? null,
		title.ratedAt ?? null,
		title.impressions,
		title.firstEngagedAt ?? null,
		title.lastEngagedAt ?? null,
		title.lastImpressionAt ?? null,
	]),
];

/** Undoes `stateTuple`. */
export const stateOf = (profileId: ProfileId, [newestAt, titles]: StateTuple): ProfileState => ({
	profileId,
	newestAt: newestAt as EpochMs,
	titles: titles.map(activityOf),
});

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

function activityOf(tuple: ActivityTuple): TitleActivity {
	const activity: Mutable<TitleActivity> = {
		titleId: tuple[0] as TitleId,
		plays: tuple[1],
		positionSeconds: tuple[2],
		watchedSeconds: tuple[4],
		thumb: thumbs[tuple[5]]!,
		listed: tuple[7],
		impressions: tuple[11],
	};
	if (tuple[3] !== null) activity.positionAt = tuple[3] as EpochMs;
	if (tuple[6] !== null) activity.thumbAt = tuple[6] as EpochMs;
	if (tuple[8] !== null) activity.listedAt = tuple[8] as EpochMs;
	if (tuple[9] !== null) activity.rating = tuple[9];
	if (tuple[10] !== null) activity.ratedAt = tuple[10] as EpochMs;
	if (tuple[12] !== null) activity.firstEngagedAt = tuple[12] as EpochMs;
	if (tuple[13] !== null) activity.lastEngagedAt = tuple[13] as EpochMs;
	if (tuple[14] !== null) activity.lastImpressionAt = tuple[14] as EpochMs;
	return activity;
}
