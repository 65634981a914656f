import { msPerDay } from '@marquee/units';
import { type Feature, within } from '../feature.ts';
import { logOfOneMore } from '../log-of-one-more.ts';
import type { Reading } from '../reading.ts';
import { longestDays } from '../viewer-facts.ts';

/** A title of which nobody knows the year counts as ten years old. */
const nominalAgeYears = 10;
/** A title in the service for so many days is half as fresh as on its first. */
const freshHalfLifeDays = 30;
/** A title of which nobody knows the runtime counts as a feature film. */
const nominalRuntimeHours = 100 / 60;
const secondsPerHour = 3_600;
const mostSinceAdded = Math.log1p(longestDays);

const ageIn =
	({ facts: { years }, thisYear }: Reading) =>
	(title: number): number => {
		const year = years[title]!;
		return Number.isNaN(year) ? nominalAgeYears : within(0, thisYear - year, 200);
	};

/** What the title is, whoever asks. */
export const titleFeatures: readonly Feature[] = [
	{
		name: 'age',
		meaning: 'since the title was first shown; unknown as ten years',
		unit: 'natural logarithm of years and one',
		range: [0, 6],
		origin: 'facts',
		restsOn: 'title',
		of: (reading) => {
			const ageYears = ageIn(reading);
			return (title) => logOfOneMore(ageYears(title));
		},
	},
	{
		name: 'of-this-year',
		meaning: 'whether the title was first shown this year or the year before',
		unit: 'yes or no',
		range: [0, 1],
		origin: 'facts',
		restsOn: 'title',
		of: (reading) => {
			const ageYears = ageIn(reading);
			return (title) => (ageYears(title) <= 1 ? 1 : 0);
		},
	},
	{
		name: 'since-added',
		meaning: 'since the title entered the service; unknown as ten years',
		unit: 'natural logarithm of days and one',
		range: [0, 9],
		origin: 'facts',
		of:
			({ facts: { addedAtMs }, nowMs }) =>
			(title) => {
				const days = (nowMs - addedAtMs[title]!) / msPerDay; // NaN where unknown
				return days < longestDays ? Math.log1p(Math.max(0, days)) : mostSinceAdded;
			},
	},
	{
		name: 'freshness',
		meaning:
			'1 on the first day in the service, half after 30 days; where that day is unknown, half after a year since first shown, and 0 where both are',
		unit: 'share',
		range: [0, 1],
		origin: 'facts',
		of:
			({ facts: { addedAtMs, years }, nowMs, thisYear }) =>
			(title) => {
				const months = (nowMs - addedAtMs[title]!) / msPerDay / freshHalfLifeDays;
				const halvings = Number.isNaN(months) ? thisYear - years[title]! : months;
				return Number.isNaN(halvings) ? 0 : 2 ** -Math.max(0, halvings);
			},
	},
	{
		name: 'runtime',
		meaning: 'how long the title is; unknown as 100 minutes',
		unit: 'hours',
		range: [0, 10],
		origin: 'facts',
		restsOn: 'title',
		of:
			({ facts: { runtimeSeconds } }) =>
			(title) => {
				const seconds = runtimeSeconds[title]!;
				return Number.isNaN(seconds) ? nominalRuntimeHours : Math.min(10, seconds / secondsPerHour);
			},
	},
];
