import type { Device } from '@marquee/contracts';
import { isDisliked, isLiked, shareWatched } from '@marquee/retrieval';
import { type EpochMs, msPerDay } from '@marquee/units';
import type { BegunTitle } from './begun.ts';

/** When and on what somebody asks. */
export interface Occasion {
	readonly now: EpochMs;
	readonly device?: Device | undefined;
}

type Feature = (begun: BegunTitle, occasion: Occasion) => number;

/**
 * What speaks for or against going on with a title: the one definition, for training and for serving. All lie within a
 * few units of 0, so that weights can be compared.
 */
export const titleFeatures = {
	/** ln(1 + days) since anything was done with it. */
	daysAway: ({ engagedAt }, { now }) => Math.log1p(days(now - engagedAt)),
	/** ln(1 + titles) that were taken up since. */
	takenUpSince: ({ takenUpSince }) => Math.log1p(takenUpSince),
	/** 0 is the beginning, 1 the end. */
	shareWatched: ({ activity, title }) => shareWatched(activity, title),
	/** ln of the sittings it has had. */
	sittings: ({ activity }) => Math.log(Math.max(1, activity.plays)),
	/** 1 at the hour at which it was watched last, −1 half a day off. */
	sameHour: ({ activity, engagedAt }, { now }) =>
		hourNearness(now, activity.positionAt ?? engagedAt),
	/** How much longer than between its sittings it has been left, as a logarithm; 0 with one sitting. */
	overdue: ({ activity, engagedAt }, { now }) => {
		const between = engagedAt - (activity.firstEngagedAt ?? engagedAt);
		if (activity.plays < 2) return 0;
		return logOfPauses(now - engagedAt, between / (activity.plays - 1));
	},
	/** Left in the first minutes: a look that did not catch. */
	leftEarly: (begun) => Number(isLeftEarly(begun)),
	liked: ({ activity }) => Number(isLiked(activity)),
	judgedDown: ({ activity }) => Number(isDisliked(activity)),
	listed: ({ activity }) => Number(activity.listed),
	/** Asked for on what it was watched on last. */
	sameDevice: ({ activity }, { device }) =>
		Number(device !== undefined && device === activity.device),
	/** Played, and nobody told how far. */
	unmeasured: ({ activity }) => Number(activity.positionAt === undefined),
} as const satisfies Readonly<Record<string, Feature>>;

export type TitleFeature = keyof typeof titleFeatures;

/** The names of a row's columns, in their order. */
export const titleFeatureNames = Object.keys(titleFeatures) as readonly TitleFeature[];

const inOrder: readonly Feature[] = Object.values(titleFeatures);

/** One row of features for a begun title. */
export function titleRow(begun: BegunTitle, occasion: Occasion): Float64Array {
	const row = new Float64Array(inOrder.length); // (F)
	for (const [f, feature] of inOrder.entries()) row[f] = feature(begun, occasion);
	return row;
}

/** Ten minutes decide whether a film catches. */
const earlySeconds = 600;
/** Of what is shorter than that, a tenth. */
const earlyShare = 0.1;

/** Whether the viewer left in the first minutes; where nobody told how far, that cannot be said. */
export const isLeftEarly = ({ activity, title }: Pick<BegunTitle, 'activity' | 'title'>): boolean =>
	activity.positionAt !== undefined &&
	activity.positionSeconds < earlySeconds &&
	shareWatched(activity, title) < earlyShare;

/** Days in a length of time; a clock that runs ahead makes none. */
export const days = (ms: number): number => Math.max(0, ms) / msPerDay;

/** cos of the angle between two times of day: 1 at the same time, −1 half a day apart. */
export const hourNearness = (a: EpochMs, b: EpochMs): number =>
	Math.cos((2 * Math.PI * (a - b)) / msPerDay);

/** An hour is added to both pauses, so that the shortest do not weigh most. */
const pauseFloorDays = 1 / 24;
/** e³: twenty times longer or shorter is as much as can be said. */
const longestLog = 3;

/** ln of one pause over another, within ±3. */
export function logOfPauses(pauseMs: number, usualMs: number): number {
	const ratio = (days(pauseMs) + pauseFloorDays) / (days(usualMs) + pauseFloorDays);
	return Math.max(-longestLog, Math.min(longestLog, Math.log(ratio)));
}
