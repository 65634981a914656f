import { type Feature, within } from '../feature.ts';

/** One more of both, so that titles and services without plays have a place. */
const beside = (count: number, mean: number): number =>
	within(-8, Math.log((count + 1) / (mean + 1)), 12);

/** Two judgements, one of them praise, stand beside those there are. */
const judgementsGranted = 2;

/** What everybody does with the title. */
export const popularityFeatures: readonly Feature[] = [
	{
		name: 'prominence',
		meaning: 'profiles that ever took the title up, against the mean of all titles',
		unit: 'natural logarithm of the ratio',
		range: [-8, 12],
		origin: 'facts',
		of: ({ counts }, title) => beside(counts.profiles[title]!, counts.mean.profiles),
	},
	{
		name: 'trend',
		meaning: 'the same over the newest 7 active days',
		unit: 'natural logarithm of the ratio',
		range: [-8, 12],
		origin: 'facts',
		of: ({ counts }, title) => beside(counts.week[title]!, counts.mean.week),
	},
	{
		name: 'trend-of-days',
		meaning: 'the same over the newest 2 active days',
		unit: 'natural logarithm of the ratio',
		range: [-8, 12],
		origin: 'facts',
		of: ({ counts }, title) => beside(counts.lately[title]!, counts.mean.lately),
	},
	{
		name: 'momentum',
		meaning: 'how far the newest 7 active days outdo a week of the newest 28',
		unit: 'natural logarithm of the ratio',
		range: [-8, 3],
		origin: 'facts',
		of: ({ counts }, title) =>
			within(-8, Math.log((counts.week[title]! + 1) / (counts.month[title]! / 4 + 1)), 3),
	},
	{
		name: 'country-trend',
		meaning: 'the trend of 7 active days among profiles of the country asked from; 0 no country',
		unit: 'natural logarithm of the ratio',
		range: [-8, 12],
		origin: 'facts',
		of: ({ counts }, title) => beside(counts.countryWeek(title), counts.countryMean),
	},
	{
		name: 'plays',
		meaning: 'profiles that ever took the title up',
		unit: 'natural logarithm of one more',
		range: [0, 25],
		origin: 'facts',
		of: ({ counts }, title) => Math.log1p(Math.max(0, counts.profiles[title]!)),
	},
	{
		name: 'never-played',
		meaning: 'whether nobody took the title up yet',
		unit: 'yes or no',
		range: [0, 1],
		origin: 'facts',
		of: ({ counts }, title) => (counts.profiles[title]! > 0 ? 0 : 1),
	},
	{
		name: 'praise-of-title',
		meaning: 'the share of judgements that were praise, one of each taken for granted',
		unit: 'share',
		range: [0, 1],
		origin: 'facts',
		of: ({ counts }, title) =>
			(counts.liked[title]! + judgementsGranted / 2) / (counts.judged[title]! + judgementsGranted),
	},
];
