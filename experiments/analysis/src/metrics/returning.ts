import { counted, daysWith, summed, whether } from '../measure.ts';
import type { Metric } from '../metric.ts';

/** Who is seen again only within this many hours has not been away. */
const awayHours = 8;

const visits = counted('begins_visit');
const daysSeen = daysWith('true');
const inAWeek = { windowDays: 7, maturity: 'open' } as const;

const returned = (windowDays: number, within: string): Metric => ({
	key: `returned-${windowDays}d`,
	name: `returned within ${within}`,
	unit: 'share of members',
	better: 'higher',
	kind: 'share',
	windowDays,
	maturity: 'closed',
	describe: `share of members seen again from ${awayHours} hours to ${within} after their first exposure; only members whose window has passed`,
	of: whether('true', awayHours),
	before: daysSeen,
});

/** Whether and how often members come. */
export const returning: readonly Metric[] = [
	{
		...inAWeek,
		key: 'active-days',
		name: 'days with something watched',
		unit: 'days a member',
		better: 'higher',
		kind: 'mean',
		describe: 'days, of 24 hours from the first exposure on, with a play or a stop, of 7',
		of: daysWith(`kind IN ('play', 'stop')`),
	},
	{
		...inAWeek,
		key: 'visits',
		name: 'visits',
		unit: 'visits a member',
		better: 'higher',
		kind: 'mean',
		describe:
			'stretches without a pause of half an hour within 7 days; a visit that goes on at the first exposure counts',
		of: visits,
	},
	{
		...inAWeek,
		key: 'plays-per-visit',
		name: 'plays per visit',
		unit: 'plays a visit',
		better: 'higher',
		kind: 'ratio',
		describe: 'plays by visits within 7 days',
		of: counted(`kind = 'play'`),
		per: visits,
	},
	{
		...inAWeek,
		key: 'hours-per-visit',
		name: 'hours watched per visit',
		unit: 'hours a visit',
		better: 'higher',
		kind: 'ratio',
		describe: 'hours watched by visits within 7 days',
		of: summed('watched_seconds / 3600', `kind = 'stop'`),
		per: visits,
	},
	returned(1, 'a day'),
	returned(7, '7 days'),
	returned(14, '14 days'),
	returned(28, '28 days'),
];
