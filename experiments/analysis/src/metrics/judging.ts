import { counted } from '../measure.ts';
import type { Metric } from '../metric.ts';

const thumbs = (which: string) => counted(`kind = 'thumb' AND thumb ${which}`);
const inAWeek = { windowDays: 7, maturity: 'open' } as const;

/** What members say of titles. */
export const judging: readonly Metric[] = [
	{
		...inAWeek,
		key: 'thumbs',
		name: 'thumbs given',
		unit: 'thumbs a member',
		better: 'higher',
		kind: 'mean',
		describe: 'thumbs up or down within 7 days',
		of: thumbs(`IN ('up', 'down')`),
	},
	{
		...inAWeek,
		key: 'thumbs-up-share',
		name: 'share of thumbs up',
		unit: 'thumbs up of all thumbs',
		better: 'higher',
		kind: 'ratio',
		describe: 'thumbs up by thumbs up or down, within 7 days',
		of: thumbs(`= 'up'`),
		per: thumbs(`IN ('up', 'down')`),
	},
	{
		...inAWeek,
		key: 'thumbs-down',
		name: 'thumbs down',
		unit: 'thumbs down a member',
		better: 'lower',
		kind: 'mean',
		describe: 'thumbs down within 7 days',
		of: thumbs(`= 'down'`),
	},
	{
		...inAWeek,
		key: 'list-adds',
		name: 'titles kept for later',
		unit: 'titles a member',
		better: 'higher',
		kind: 'mean',
		describe: 'how often a member put a title on the list within 7 days',
		of: counted(`kind = 'list-add'`),
	},
];
