import { type Feature, within } from '../feature.ts';
import { logOfOneMore } from '../log-of-one-more.ts';

/** ln(count + 1) − ln(mean + 1): one more of both, so that titles and services without plays have a place. */
const beside = (count: number, logMean: number): number =>
	within(-8, logOfOneMore(count) - logMean, 12);

/** ln(month / 4 + 1) = ln(month + 4) − ln 4: of whole numbers only. */
const weeksOfMonth = Math.log(4);

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
		restsOn: 'title',
		of:
			({ counts: { profiles, logMean } }) =>
			(title) =>
				beside(profiles[title]!, logMean.profiles),
	},
	{
		name: 'trend',
		meaning: 'the same over the newest 7 active days',
		unit: 'natural logarithm of the ratio',
		range: [-8, 12],
		origin: 'facts',
		restsOn: 'title',
		of:
			({ counts: { week, logMean } }) =>
			(title) =>
				beside(week[title]!, logMean.week),
	},
	{
		name: 'trend-of-days',
		meaning: 'the same over the newest 2 active days',
		unit: 'natural logarithm of the ratio',
		range: [-8, 12],
		origin: 'facts',
		restsOn: 'title',
		of:
			({ counts: { lately, logMean } }) =>
			(title) =>
				beside(lately[title]!, logMean.lately),
	},
	{
		name: 'momentum',
		meaning: 'how far the newest 7 active days outdo a week of the newest 28',
		unit: 'natural logarithm of the ratio',
		range: [-8, 3],
		origin: 'facts',
		restsOn: 'title',
		of:
			({ counts: { week, month } }) =>
			(title) =>
				within(
					-8,
					logOfOneMore(week[title]!) - (logOfOneMore(month[title]! + 3) - weeksOfMonth),
					3,
				),
	},
	{
		name: 'country-trend',
		meaning: 'the trend of 7 active days among profiles of the country asked from; 0 no country',
		unit: 'natural logarithm of the ratio',
		range: [-8, 12],
		origin: 'facts',
		of:
			({ counts: { countryWeek, logMean } }) =>
			(title) =>
				beside(countryWeek[title]!, logMean.countryWeek),
	},
	{
		name: 'plays',
		meaning: 'profiles that ever took the title up',
		unit: 'natural logarithm of one more',
		range: [0, 25],
		origin: 'facts',
		restsOn: 'title',
		of:
			({ counts: { profiles } }) =>
			(title) =>
				logOfOneMore(profiles[title]!),
	},
	{
		name: 'never-played',
		meaning: 'whether nobody took the title up yet',
		unit: 'yes or no',
		range: [0, 1],
		origin: 'facts',
		restsOn: 'title',
		of:
			({ counts: { profiles } }) =>
			(title) =>
				profiles[title]! > 0 ? 0 : 1,
	},
	{
		name: 'praise-of-title',
		meaning: 'the share of judgements that were praise, one of each taken for granted',
		unit: 'share',
		range: [0, 1],
		origin: 'facts',
		restsOn: 'title',
		of:
			({ counts: { liked, judged } }) =>
			(title) =>
				(liked[title]! + judgementsGranted / 2) / (judged[title]! + judgementsGranted),
	},
];
