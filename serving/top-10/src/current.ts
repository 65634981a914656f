import { type EpochMs, utcDay } from '@marquee/units';
import type { TopTen, TopTens } from './top-ten.ts';

/** The list to show at a moment. */
export interface CurrentTopTen {
	readonly topTen: TopTen;
	/** Whether its day is over; until then it moves. */
	readonly isComplete: boolean;
}

/** The day in progress speaks once this share of yesterday's profiles has watched something. */
const sharePresent = 0.1;

/**
 * The list of the day in progress once it is as long as yesterday's and enough profiles stand behind it, before that the
 * last complete day's; where neither has an entry, the newest day's that has, so that old data shows its last day.
 *
 * Just after midnight UTC hardly anybody has watched anything, and a list of two films by three viewers is no top 10.
 */
export function currentTopTen(topTens: TopTens, now: EpochMs, country?: string): CurrentTopTen {
	const today = utcDay(now);
	const inProgress = topTens.of(today, country);
	const yesterday = topTens.of(today - 1, country);
	const isStanding =
		inProgress.entries.length > 0 &&
		inProgress.entries.length >= yesterday.entries.length &&
		inProgress.profiles >= sharePresent * yesterday.profiles &&
		(inProgress.basis === 'country' || yesterday.basis === 'service');
	if (isStanding) return { topTen: inProgress, isComplete: false };
	if (yesterday.entries.length > 0) return { topTen: yesterday, isComplete: true };
	const newest = topTens
		.days()
		.findLast((day) => day < today && topTens.of(day, country).entries.length > 0);
	return newest === undefined
		? { topTen: inProgress, isComplete: false }
		: { topTen: topTens.of(newest, country), isComplete: true };
}

/** An answer is made anew once it is so old: many pages share one, and none is more than a second behind. */
const refreshedEveryMs = 1_000;

/** Answers `currentTopTen` for many requests: every country's list is made anew at most once a second. */
export function rememberedTopTen(
	topTens: TopTens,
): (now: EpochMs, country?: string) => CurrentTopTen {
	const made = new Map<
		string | undefined,
		{ readonly at: EpochMs; readonly list: CurrentTopTen }
	>();
	return (now, country) => {
		const known = made.get(country);
		if (known !== undefined && now >= known.at && now - known.at < refreshedEveryMs)
			return known.list;
		const list = currentTopTen(topTens, now, country);
		made.set(country, { at: now, list });
		return list;
	};
}
