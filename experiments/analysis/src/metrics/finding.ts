import { msPerDay } from '@marquee/units';
import { counted, different, hoursUntil, whether } from '../measure.ts';
import type { Metric } from '../metric.ts';

/** A title is new for so many days after it entered the service. */
export const newForDays = 30;

const plays = counted(`kind = 'play'`);
const inAWeek = { windowDays: 7, maturity: 'open' } as const;

const playShareOf = (surface: string, better: 'higher' | 'lower'): Metric => ({
	...inAWeek,
	key: `${surface}-play-share`,
	name: `share of plays from ${surface}`,
	unit: 'of all plays',
	better,
	kind: 'ratio',
	describe: `plays that began on the surface ${surface}, of all plays within 7 days`,
	of: counted(`kind = 'play' AND surface = '${surface}'`),
	per: plays,
});

/** How members get to what they watch. */
export const finding: readonly Metric[] = [
	playShareOf('home', 'higher'),
	playShareOf('search', 'lower'),
	{
		...inAWeek,
		key: 'search-success',
		name: 'searches that led to a play',
		unit: 'of all searches',
		better: 'higher',
		kind: 'ratio',
		describe:
			'answers of search from which something was played, of all of which a title was seen or chosen, within 7 days',
		of: different('request_id', `surface = 'search' AND kind = 'play'`),
		per: different('request_id', `surface = 'search'`),
	},
	{
		key: 'hours-to-first-play',
		name: 'hours to the first play',
		unit: 'hours',
		better: 'lower',
		kind: 'mean',
		windowDays: 1,
		maturity: 'closed',
		describe: 'hours from the first exposure to the first play, 24 where there was none in a day',
		of: hoursUntil(`kind = 'play'`),
	},
	{
		key: 'played-1d',
		name: 'played something on the first day',
		unit: 'share of members',
		better: 'higher',
		kind: 'share',
		windowDays: 1,
		maturity: 'closed',
		describe: 'share of members who began to watch within 24 hours of their first exposure',
		of: whether(`kind = 'play'`),
		before: plays,
	},
	{
		...inAWeek,
		key: 'impressions-per-play',
		name: 'titles seen per play',
		unit: 'impressions a play',
		better: 'lower',
		kind: 'ratio',
		describe: 'titles that were on the screen, per play, within 7 days',
		of: counted(`kind = 'impression'`),
		per: plays,
	},
	{
		...inAWeek,
		key: 'new-title-share',
		name: 'share of plays of new titles',
		unit: 'of all plays',
		better: 'higher',
		kind: 'ratio',
		describe: `plays of titles that entered the service at most ${newForDays} days before, of all plays within 7 days`,
		of: counted(
			`kind = 'play' AND happened_ms >= added_ms AND happened_ms < added_ms + ${newForDays * msPerDay}`,
		),
		per: plays,
	},
];
