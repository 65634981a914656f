import type { Device, ViewingEvent } from '@marquee/contracts';
import type { EpochMs, TitleId } from '@marquee/units';

/**
 * Everything one profile has done with one title, summed up. Times are of happening, not of recording.
 *
 * Every field is a count, a sum, a smallest, a largest or a newest value with the time it is of. All of these come out
 * the same in whatever order the events arrive; that is what the `…At` fields are kept for.
 */
export interface TitleActivity {
	readonly titleId: TitleId;
	/** Plays begun. */
	readonly plays: number;
	/** How far from the beginning the newest progress or stop was; of two at one moment the farther one. */
	readonly positionSeconds: number;
	readonly positionAt?: EpochMs;
	/** Watched over all sittings, each counted to the millisecond so that no order of adding changes the sum. */
	readonly watchedSeconds: number;
	/** The newest judgement; of two at one moment `down` stands before `up` before `none`. */
	readonly thumb: 'up' | 'down' | 'none';
	readonly thumbAt?: EpochMs;
	/** Whether the newest word on the list was to keep it; at one moment keeping stands before removing. */
	readonly listed: boolean;
	readonly listedAt?: EpochMs;
	/** The newest rating as a share of the best one, 0 to 1; of two at one moment the higher. */
	readonly rating?: number;
	readonly ratedAt?: EpochMs;
	readonly impressions: number;
	readonly trailerPlays: number;
	readonly notifications: number;
	readonly notificationsOpened: number;
	/**
	 * The first and the newest engagement: any event but impressions, trailers and messages, which the service chose and not
	 * the viewer. Absent while there was none.
	 */
	readonly firstEngagedAt?: EpochMs;
	readonly lastEngagedAt?: EpochMs;
	readonly lastImpressionAt?: EpochMs;
	readonly lastTrailerAt?: EpochMs;
	readonly lastNotifiedAt?: EpochMs;
	/** What the newest engagement that names a device was made on; at one moment the later word by the alphabet stands. */
	readonly device?: Device;
	readonly deviceAt?: EpochMs;
	/** Where the newest engagement that names a country was made; at one moment as for devices. */
	readonly country?: string;
	readonly countryAt?: EpochMs;
}

/** What is known of a title before anything happened. */
export const noActivity = (titleId: TitleId): TitleActivity => ({
	titleId,
	plays: 0,
	positionSeconds: 0,
	watchedSeconds: 0,
	thumb: 'none',
	listed: false,
	impressions: 0,
	trailerPlays: 0,
	notifications: 0,
	notificationsOpened: 0,
});

/** The activity with one more event. Events commute: `a` then `b` answers what `b` then `a` does. */
export function withEvent(activity: TitleActivity, event: ViewingEvent): TitleActivity {
	const happenedAt = event.happenedAt as EpochMs;
	if (!isEngagement(event)) return { ...activity, ...offered(activity, event, happenedAt) };
	return {
		...activity,
		...engagement(activity, event, happenedAt),
		...place(activity, event, happenedAt),
		firstEngagedAt: earlier(activity.firstEngagedAt, happenedAt),
		lastEngagedAt: later(activity.lastEngagedAt, happenedAt),
	};
}

/** What the service does to a viewer, and what comes of it before anything is watched. */
type Offer = Extract<ViewingEvent, { kind: (typeof offers)[number] }>;
type Engagement = Exclude<ViewingEvent, Offer>;

/** The kinds of events that are no engagement. */
export const offers = [
	'impression',
	'trailer-play',
	'notification-sent',
	'notification-opened',
] as const;

/** Whether the viewer did something with the title, and not only something with what was said of it. */
export const isEngagement = (event: ViewingEvent): event is Engagement =>
	!(offers as readonly string[]).includes(event.kind);

function offered(activity: TitleActivity, event: Offer, at: EpochMs): Partial<TitleActivity> {
	switch (event.kind) {
		case 'impression':
			return {
				impressions: activity.impressions + 1,
				lastImpressionAt: later(activity.lastImpressionAt, at),
			};
		case 'trailer-play':
			return {
				trailerPlays: activity.trailerPlays + 1,
				lastTrailerAt: later(activity.lastTrailerAt, at),
			};
		case 'notification-sent':
			return {
				notifications: activity.notifications + 1,
				lastNotifiedAt: later(activity.lastNotifiedAt, at),
			};
		case 'notification-opened':
			return { notificationsOpened: activity.notificationsOpened + 1 };
	}
}

function engagement(
	activity: TitleActivity,
	event: Engagement,
	happenedAt: EpochMs,
): Partial<TitleActivity> {
	switch (event.kind) {
		case 'play':
			return { plays: activity.plays + 1 };
		case 'progress':
			return position(activity, event.positionSeconds, happenedAt);
		case 'stop':
			return {
				...position(activity, event.positionSeconds, happenedAt),
				watchedSeconds: sumToTheMillisecond(activity.watchedSeconds, event.watchedSeconds),
			};
		case 'thumb':
			return isNewer(activity.thumbAt, happenedAt, thumbs, activity.thumb, event.thumb)
				? { thumb: event.thumb, thumbAt: happenedAt }
				: {};
		case 'list-add':
			return list(activity, true, happenedAt);
		case 'list-remove':
			return list(activity, false, happenedAt);
		case 'rating':
			return rated(activity, Math.min(1, event.rating / event.outOf) + 0, happenedAt);
	}
}

/** From the one that gives way to the one that stands, where two were given at the same moment. */
const thumbs = ['none', 'up', 'down'] as const;

function isNewer<Value>(
	at: EpochMs | undefined,
	happenedAt: EpochMs,
	precedence: readonly Value[],
	value: Value,
	other: Value,
): boolean {
	if (at === undefined || happenedAt !== at) return at === undefined || happenedAt > at;
	return precedence.indexOf(other) > precedence.indexOf(value);
}

/** Adding 0 turns the −0 that JSON admits, and the log does not keep, into 0. */
function position(
	activity: TitleActivity,
	positionSeconds: number,
	happenedAt: EpochMs,
): Partial<TitleActivity> {
	const { positionAt, positionSeconds: known } = activity;
	const stands =
		positionAt !== undefined &&
		(positionAt > happenedAt || (positionAt === happenedAt && known >= positionSeconds));
	return stands ? {} : { positionSeconds: positionSeconds + 0, positionAt: happenedAt };
}

function list(
	activity: TitleActivity,
	listed: boolean,
	happenedAt: EpochMs,
): Partial<TitleActivity> {
	return isNewer(activity.listedAt, happenedAt, [false, true], activity.listed, listed)
		? { listed, listedAt: happenedAt }
		: {};
}

function rated(
	activity: TitleActivity,
	rating: number,
	happenedAt: EpochMs,
): Partial<TitleActivity> {
	const { ratedAt, rating: known = -1 } = activity;
	const stands =
		ratedAt !== undefined && (ratedAt > happenedAt || (ratedAt === happenedAt && known >= rating));
	return stands ? {} : { rating, ratedAt: happenedAt };
}

function place(
	known: TitleActivity,
	{ device, country }: Engagement,
	happenedAt: EpochMs,
): Partial<TitleActivity> {
	return {
		...(isLater(device, happenedAt, known.device, known.deviceAt) && {
			device,
			deviceAt: happenedAt,
		}),
		...(isLater(country, happenedAt, known.country, known.countryAt) && {
			country,
			countryAt: happenedAt,
		}),
	};
}

/** Whether a word is said, and later than the one that is known: by time, at one moment by the alphabet. */
const isLater = (
	word: string | undefined,
	happenedAt: EpochMs,
	known = '',
	knownAt: number = -Infinity,
): boolean =>
	word !== undefined && (happenedAt > knownAt || (happenedAt === knownAt && word > known));

/** Sums of whole milliseconds are exact to 285,000 years; sums of fractions depend on their order. */
function sumToTheMillisecond(a: number, b: number): number {
	return (Math.round(a * 1_000) + Math.round(b * 1_000)) / 1_000;
}

const earlier = (known: EpochMs | undefined, moment: EpochMs): EpochMs =>
	known === undefined || moment < known ? moment : known;

const later = (known: EpochMs | undefined, moment: EpochMs): EpochMs =>
	known === undefined || moment > known ? moment : known;
