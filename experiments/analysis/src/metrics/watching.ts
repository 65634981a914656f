import { counted, different, summed } from '../measure.ts';
import type { Metric } from '../metric.ts';

/** Who has seen so much of a title saw it whole: the rest is credits. */
export const completedFrom = 0.9;
/** Who leaves before this many seconds did not want it. */
export const abandonedBelow = 300;

const plays = counted(`kind = 'play'`);
const seen = `kind = 'stop' AND position_seconds >= ${completedFrom} * runtime_seconds`;
const completions = counted(seen);
const abandonments = counted(`kind = 'stop' AND position_seconds < ${abandonedBelow}`);
const hours = summed('watched_seconds / 3600', `kind = 'stop'`);

const inAWeek = { windowDays: 7, maturity: 'open' } as const;

/** How much is watched, and how far. */
export const watching: readonly Metric[] = [
	{
		...inAWeek,
		key: 'plays',
		name: 'plays',
		unit: 'plays a member',
		better: 'higher',
		kind: 'mean',
		describe: 'how often a member began to watch within 7 days',
		of: plays,
	},
	{
		...inAWeek,
		key: 'hours-watched',
		name: 'hours watched',
		unit: 'hours a member',
		better: 'higher',
		kind: 'mean',
		describe: 'hours that a member watched within 7 days, as stops tell them',
		of: hours,
	},
	{
		key: 'hours-watched-1d',
		name: 'hours watched on the first day',
		unit: 'hours a member',
		better: 'higher',
		kind: 'mean',
		windowDays: 1,
		maturity: 'open',
		describe: 'hours that a member watched within the first 24 hours',
		of: hours,
	},
	{
		key: 'hours-watched-28d',
		name: 'hours watched in 28 days',
		unit: 'hours a member',
		better: 'higher',
		kind: 'mean',
		windowDays: 28,
		maturity: 'closed',
		describe: 'hours that a member watched within 28 days; only members whose 28 days have passed',
		of: hours,
	},
	{
		...inAWeek,
		key: 'median-hours',
		name: 'median hours watched',
		unit: 'hours',
		better: 'higher',
		kind: 'quantile',
		describe: 'hours within 7 days, to the minute, that half of the members do not exceed',
		of: hours,
		share: 0.5,
		step: 1 / 60,
	},
	{
		...inAWeek,
		key: 'completions',
		name: 'titles completed',
		unit: 'completions a member',
		better: 'higher',
		kind: 'mean',
		describe: 'stops beyond nine tenths of a title’s length within 7 days',
		of: completions,
	},
	{
		...inAWeek,
		key: 'completion-share',
		name: 'share of plays completed',
		unit: 'completions a play',
		better: 'higher',
		kind: 'ratio',
		describe: 'stops beyond nine tenths of a title’s length, per play, within 7 days',
		of: completions,
		per: plays,
	},
	{
		...inAWeek,
		key: 'abandonments',
		name: 'titles left within 5 minutes',
		unit: 'abandonments a member',
		better: 'lower',
		kind: 'mean',
		describe: 'stops before the fifth minute of a title within 7 days',
		of: abandonments,
	},
	{
		...inAWeek,
		key: 'abandonment-share',
		name: 'share of plays left within 5 minutes',
		unit: 'abandonments a play',
		better: 'lower',
		kind: 'ratio',
		describe: 'stops before the fifth minute of a title, per play, within 7 days',
		of: abandonments,
		per: plays,
	},
	{
		...inAWeek,
		key: 'distinct-titles',
		name: 'different titles played',
		unit: 'titles a member',
		better: 'higher',
		kind: 'mean',
		describe: 'how many different titles a member began within 7 days',
		of: different('title_id', `kind = 'play'`),
	},
];
