import type { Title } from '@marquee/contracts';
import { isDisliked, isFinished, shareWatched } from '@marquee/retrieval';
import type { EpochMs } from '@marquee/units';
import type { TitleActivity } from '@marquee/viewing';
import type { AbandonedFrom } from './model.ts';
import { days, isLeftEarly } from './title-features.ts';

/** Where a profile stands with a title that it has begun. `gone`: the catalogue has it no more. */
export type TitleState = 'continuing' | 'credits' | 'finished' | 'abandoned' | 'gone';

/** Where a profile stands with a title, and why, in words for viewers. */
export interface TitleStanding {
	readonly state: TitleState;
	readonly reason: string;
}

/** From this share on not even credits were left. */
const wholeShare = 0.98;

/**
 * Where a profile stands with a title that it has begun.
 *
 * Who comes to the credits has finished. Given up is what was judged down, what was left in the first minutes and not
 * returned to within days, and what was not touched for long.
 */
export function titleStanding(
	activity: TitleActivity,
	title: Title | undefined,
	now: EpochMs,
	from: AbandonedFrom,
): TitleStanding {
	if (title === undefined) return { state: 'gone', reason: 'No longer in the catalogue' };
	const share = shareWatched(activity, title);
	if (share >= wholeShare) return { state: 'finished', reason: 'You watched it to the end' };
	if (isFinished(activity, title)) return { state: 'credits', reason: 'You came to the credits' };
	const abandoned = abandonedBecause(activity, title, now, from);
	if (abandoned !== undefined) return { state: 'abandoned', reason: abandoned };
	const percent = Math.round(100 * share);
	const reason = percent === 0 ? 'You began it' : `You watched ${percent}% of it`;
	return { state: 'continuing', reason };
}

function abandonedBecause(
	activity: TitleActivity,
	title: Title,
	now: EpochMs,
	{ leftEarlyDays, untouchedDays }: AbandonedFrom,
): string | undefined {
	if (isDisliked(activity)) return 'You judged it down';
	const away = days(now - (activity.lastEngagedAt ?? now));
	if (isLeftEarly({ activity, title }) && away >= leftEarlyDays)
		return `You left it in the first minutes, ${inWords(away)} ago`;
	return away >= untouchedDays ? `Not opened for ${inWords(away)}` : undefined;
}

function inWords(away: number): string {
	const whole = Math.floor(away);
	if (whole === 0) return 'less than a day';
	return whole === 1 ? 'a day' : `${whole} days`;
}
