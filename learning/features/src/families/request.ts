import { msPerDay } from '@marquee/units';
import type { Feature } from '../feature.ts';
import type { Reading } from '../reading.ts';
import { longestDays } from '../viewer-facts.ts';

/** The day as an angle, UTC: so that midnight lies beside midnight. */
const angleOfDay = ({ nowMs }: Reading): number => (2 * Math.PI * nowMs) / msPerDay;
/** 1970 began on a Thursday, so that day 2 was a Saturday. */
const weekday = ({ nowMs }: Reading): number => (((Math.floor(nowMs / msPerDay) - 2) % 7) + 7) % 7;

/** The same of every title. */
const always = (value: number) => () => value;

/** Who asks, when and on what: the same for every title of a request. */
export const requestFeatures: readonly Feature[] = [
	{
		name: 'history',
		meaning: 'titles that the profile ever engaged with',
		unit: 'natural logarithm of one more',
		range: [0, 16],
		origin: 'facts',
		of: ({ viewer }) => always(Math.log1p(viewer.engaged)),
	},
	{
		name: 'pace',
		meaning: 'titles that the profile engaged with in the last 28 days',
		unit: 'natural logarithm of one more',
		range: [0, 16],
		origin: 'facts',
		of: ({ viewer }) => always(Math.log1p(viewer.engagedLately)),
	},
	{
		name: 'days-away',
		meaning: 'since the newest engagement of the profile; never as ten years',
		unit: 'natural logarithm of days and one',
		range: [0, 9],
		origin: 'facts',
		of: ({ viewer }) => always(Math.log1p(Math.min(longestDays, viewer.daysAway))),
	},
	{
		name: 'praise-by-profile',
		meaning:
			"the share of the profile's judgements that were praise, one of each taken for granted",
		unit: 'share',
		range: [0, 1],
		origin: 'facts',
		of: ({ viewer }) => always(viewer.praise),
	},
	{
		name: 'hour-sine',
		meaning: 'the time of day, UTC, as the sine of its angle: 1 at six in the morning',
		unit: 'sine',
		range: [-1, 1],
		origin: 'facts',
		of: (reading) => always(Math.sin(angleOfDay(reading))),
	},
	{
		name: 'hour-cosine',
		meaning: 'the time of day, UTC, as the cosine of its angle: 1 at midnight',
		unit: 'cosine',
		range: [-1, 1],
		origin: 'facts',
		of: (reading) => always(Math.cos(angleOfDay(reading))),
	},
	{
		name: 'weekend',
		meaning: 'whether it is Saturday or Sunday, UTC',
		unit: 'yes or no',
		range: [0, 1],
		origin: 'facts',
		of: (reading) => always(weekday(reading) < 2 ? 1 : 0),
	},
	{
		name: 'on-television',
		meaning: 'whether the request names a television',
		unit: 'yes or no',
		range: [0, 1],
		origin: 'facts',
		of: ({ asked }) => always(asked.device === 'television' ? 1 : 0),
	},
	{
		name: 'on-phone',
		meaning: 'whether the request names a phone',
		unit: 'yes or no',
		range: [0, 1],
		origin: 'facts',
		of: ({ asked }) => always(asked.device === 'phone' ? 1 : 0),
	},
];
