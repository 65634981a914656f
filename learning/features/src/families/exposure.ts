import { msPerDay } from '@marquee/units';
import type { TitleActivity } from '@marquee/viewing';
import { type Feature, within } from '../feature.ts';

/** How long a showing is remembered: half of it is gone after three days. */
const shownHalfLifeDays = 3;
/** A title whose runtime nobody knows is taken to be a feature film. */
const nominalRuntimeSeconds = 6_000;

const isPlayed = ({ plays, positionSeconds, rating }: TitleActivity): boolean =>
	plays > 0 || positionSeconds > 0 || rating !== undefined;

/** What became of the title when the profile met it before. */
export const exposureFeatures: readonly Feature[] = [
	{
		name: 'fatigue',
		meaning: 'how often the title was shown and never taken up; 0 once it was',
		unit: 'natural logarithm of impressions and one',
		range: [0, 8],
		origin: 'facts',
		restsOn: 'activity',
		of:
			({ viewer: { activityOf } }) =>
			(title) => {
				const activity = activityOf.get(title);
				if (activity === undefined || activity.lastEngagedAt !== undefined) return 0;
				return Math.min(8, Math.log1p(activity.impressions));
			},
	},
	{
		name: 'shown-lately',
		meaning: '1 just after the title was shown, half three days later; 0 never shown',
		unit: 'share',
		range: [0, 1],
		origin: 'facts',
		restsOn: 'activity',
		of:
			({ viewer: { activityOf }, nowMs }) =>
			(title) => {
				const at = activityOf.get(title)?.lastImpressionAt;
				if (at === undefined) return 0;
				return 2 ** (-Math.max(0, (nowMs - at) / msPerDay) / shownHalfLifeDays);
			},
	},
	{
		name: 'trailer-watched',
		meaning: 'whether the profile watched a trailer of the title',
		unit: 'yes or no',
		range: [0, 1],
		origin: 'facts',
		restsOn: 'activity',
		of:
			({ viewer: { activityOf } }) =>
			(title) =>
				(activityOf.get(title)?.trailerPlays ?? 0) > 0 ? 1 : 0,
	},
	{
		name: 'listed',
		meaning: 'whether the title is on the list of the profile',
		unit: 'yes or no',
		range: [0, 1],
		origin: 'facts',
		restsOn: 'activity',
		of:
			({ viewer: { activityOf } }) =>
			(title) =>
				activityOf.get(title)?.listed === true ? 1 : 0,
	},
	{
		name: 'played-before',
		meaning: 'whether the profile played or rated the title',
		unit: 'yes or no',
		range: [0, 1],
		origin: 'facts',
		restsOn: 'activity',
		of:
			({ viewer: { activityOf } }) =>
			(title) => {
				const activity = activityOf.get(title);
				return activity !== undefined && isPlayed(activity) ? 1 : 0;
			},
	},
	{
		name: 'share-watched',
		meaning: 'how far the profile watched the title; 0 not at all',
		unit: 'share',
		range: [0, 1],
		origin: 'facts',
		restsOn: 'activity',
		of:
			({ viewer: { activityOf }, facts: { runtimeSeconds } }) =>
			(title) => {
				const position = activityOf.get(title)?.positionSeconds ?? 0;
				const runtime = runtimeSeconds[title]!;
				return within(0, position / (Number.isNaN(runtime) ? nominalRuntimeSeconds : runtime), 1);
			},
	},
];
