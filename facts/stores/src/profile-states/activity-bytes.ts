import type { Device } from '@marquee/contracts';
import type { EpochMs, TitleId } from '@marquee/units';
import { noActivity, type TitleActivity } from '@marquee/viewing';
import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';

/** Bits of what there is to read of an activity, the frequent ones first, so that mostly three bytes say it. The order is the format. */
const has = {
	lastEngagedAt: 1 << 0,
	firstEngagedAt: 1 << 1,
	plays: 1 << 2,
	positionSeconds: 1 << 3,
	positionAt: 1 << 4,
	watchedSeconds: 1 << 5,
	device: 1 << 6,
	country: 1 << 7,
	impressions: 1 << 8,
	lastImpressionAt: 1 << 9,
	rating: 1 << 10,
	thumb: 1 << 11,
	thumbAt: 1 << 12,
	isListed: 1 << 13,
	listedAt: 1 << 14,
	trailerPlays: 1 << 15,
	lastTrailerAt: 1 << 16,
	notifications: 1 << 17,
	lastNotifiedAt: 1 << 18,
	notificationsOpened: 1 << 19,
} as const;

const thumbs = ['none', 'up', 'down'] as const;
const devices = ['phone', 'tablet', 'television', 'web'] as const satisfies readonly Device[];

const writer = new ByteWriter();

/**
 * Activities as engines write them: some 30 bytes each. Moments are distances from the one before, and what is not there
 * takes no room; equal activities in one order are equal bytes.
 */
export function activityBytes(activities: Iterable<TitleActivity>): Buffer {
	let known = 0;
	for (const activity of activities) known = write(activity, known);
	return writer.taken();
}

/** Undoes `activityBytes`. */
export function activitiesOf(bytes: Buffer): TitleActivity[] {
	const reader = new ByteReader(bytes);
	const activities: TitleActivity[] = [];
	let known = 0;
	while (!reader.isAtEnd) {
		const activity = read(reader, known);
		known = anchorOf(activity) ?? known;
		activities.push(activity);
	}
	return activities;
}

/** What the other moments of an activity lie near to. */
const anchorOf = ({ lastEngagedAt, lastImpressionAt }: TitleActivity): number | undefined =>
	lastEngagedAt ?? lastImpressionAt;

/** Answers what the next activity's moments are written by. */
function write(activity: TitleActivity, known: number): number {
	const present = presentIn(activity);
	const anchor = anchorOf(activity) ?? known;
	writer.ascii(activity.titleId);
	writer.whole(present);
	const moment = (at: EpochMs | undefined, near = anchor) => {
		if (at !== undefined) writer.moment(at, near);
	};
	const count = (value: number) => {
		if (value > 0) writer.whole(value);
	};
	moment(activity.lastEngagedAt, known);
	moment(activity.lastImpressionAt, activity.lastEngagedAt ?? known);
	moment(activity.firstEngagedAt);
	moment(activity.positionAt);
	moment(activity.thumbAt);
	moment(activity.listedAt);
	moment(activity.lastTrailerAt);
	moment(activity.lastNotifiedAt);
	count(activity.plays);
	count(activity.impressions);
	count(activity.trailerPlays);
	count(activity.notifications);
	count(activity.notificationsOpened);
	if (activity.positionSeconds > 0) writer.number(activity.positionSeconds);
	if (activity.watchedSeconds > 0) writer.number(activity.watchedSeconds);
	if (activity.thumb !== 'none') writer.byte(thumbs.indexOf(activity.thumb));
	if (activity.rating !== undefined) {
		writer.number(activity.rating);
		writer.moment(activity.ratedAt!, anchor);
	}
	if (activity.device !== undefined) {
		writer.byte(devices.indexOf(activity.device));
		writer.moment(activity.deviceAt!, anchor);
	}
	if (activity.country !== undefined) {
		writer.ascii(activity.country);
		writer.moment(activity.countryAt!, anchor);
	}
	return anchor;
}

function presentIn(activity: TitleActivity): number {
	let present = activity.listed ? has.isListed : 0;
	if (activity.thumb !== 'none') present |= has.thumb;
	for (const count of counts) if (activity[count] > 0) present |= has[count];
	for (const field of optional) if (activity[field] !== undefined) present |= has[field];
	return present;
}

const counts = [
	'plays',
	'positionSeconds',
	'watchedSeconds',
	'impressions',
	'trailerPlays',
	'notifications',
	'notificationsOpened',
] as const;

const optional = [
	'lastEngagedAt',
	'firstEngagedAt',
	'positionAt',
	'device',
	'country',
	'lastImpressionAt',
	'rating',
	'thumbAt',
	'listedAt',
	'lastTrailerAt',
	'lastNotifiedAt',
] as const;

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

// One field after another rather than by a table of them: this runs for every title of every page's profile.
function read(reader: ByteReader, known: number): TitleActivity {
	const activity: Mutable<TitleActivity> = noActivity(reader.ascii() as TitleId);
	const present = reader.whole();
	readMoments(activity, reader, present, known);
	if (present & has.plays) activity.plays = reader.whole();
	if (present & has.impressions) activity.impressions = reader.whole();
	if (present & has.trailerPlays) activity.trailerPlays = reader.whole();
	if (present & has.notifications) activity.notifications = reader.whole();
	if (present & has.notificationsOpened) activity.notificationsOpened = reader.whole();
	if (present & has.positionSeconds) activity.positionSeconds = reader.number();
	if (present & has.watchedSeconds) activity.watchedSeconds = reader.number();
	if (present & has.thumb) activity.thumb = thumbs[reader.byte()]!;
	if (present & has.isListed) activity.listed = true;
	const anchor = anchorOf(activity) ?? known;
	if (present & has.rating) {
		activity.rating = reader.number();
		activity.ratedAt = reader.moment(anchor) as EpochMs;
	}
	if (present & has.device) {
		activity.device = devices[reader.byte()]!;
		activity.deviceAt = reader.moment(anchor) as EpochMs;
	}
	if (present & has.country) {
		activity.country = reader.ascii();
		activity.countryAt = reader.moment(anchor) as EpochMs;
	}
	return activity;
}

function readMoments(
	activity: Mutable<TitleActivity>,
	reader: ByteReader,
	present: number,
	known: number,
): void {
	let anchor = known;
	const moment = () => reader.moment(anchor) as EpochMs;
	if (present & has.lastEngagedAt) {
		activity.lastEngagedAt = moment();
		anchor = activity.lastEngagedAt;
	}
	if (present & has.lastImpressionAt) activity.lastImpressionAt = moment();
	anchor = anchorOf(activity) ?? known;
	if (present & has.firstEngagedAt) activity.firstEngagedAt = moment();
	if (present & has.positionAt) activity.positionAt = moment();
	if (present & has.thumbAt) activity.thumbAt = moment();
	if (present & has.listedAt) activity.listedAt = moment();
	if (present & has.lastTrailerAt) activity.lastTrailerAt = moment();
	if (present & has.lastNotifiedAt) activity.lastNotifiedAt = moment();
}
