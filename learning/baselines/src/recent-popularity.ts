import type { Histories, Recommender } from '@marquee/histories';
import { msPerDay } from '@marquee/units';
import { oneByOne } from './one-by-one.ts';
import { placeAfter, type TimesByTitle, timesByTitle } from './times-by-title.ts';

/** What counts as recent: everything within a window, or everything with a weight that halves with age. */
export type Recency = { readonly windowDays: number } | { readonly halfLifeDays: number };

/** How `fitRecentPopularity` differs from its defaults. */
export interface RecentPopularitySettings {
	/** Default: a window of 7 days, the bar of the published time splits. */
	readonly recency?: Recency;
}

/** Below every title that was ever watched, and still finite. */
const neverWatched = -1e30;

/**
 * Ranks titles by what everybody watched lately, as of the moment of the request: the same list for all who ask then.
 *
 *   window:     score(v) = |{events on v in (asOf − window, asOf]}|
 *   half-life:  score(v) = log₂ Σ_{events on v until asOf} 2^(−(asOf − happenedAt) / halfLife)
 *
 * Events after the moment of the request count nothing, even if training knew them. A request without a moment is
 * answered as of the newest event of training. Among equal counts, and among titles without an event in the window, the
 * one watched last comes first: a quiet week still gives a list that no tie decides.
 *
 * @throws {Failure} `baseline-needs-time` if an event has no time: order alone says nothing about "lately".
 */
export function fitRecentPopularity(
	train: Histories,
	{ recency = { windowDays: 7 } }: RecentPopularitySettings = {},
): Recommender {
	const days = 'windowDays' in recency ? recency.windowDays : recency.halfLifeDays;
	if (!(days > 0)) throw new RangeError(`recency of ${days} days`);
	const times = timesByTitle(train, 'recent-popularity');
	const scoreAt =
		'windowDays' in recency
			? countInWindow(times, days * msPerDay)
			: decayedCount(times, days * msPerDay);
	return oneByOne('recent-popularity', train.titles, ({ asOfMs }, scores) => {
		const asOf = Number.isNaN(asOfMs) ? times.newestMs : asOfMs;
		for (let title = 0; title < train.titles; title++) scores[title] = scoreAt(title, asOf);
	});
}

type ScoreAt = (title: number, asOfMs: number) => number;

const countInWindow =
	(times: TimesByTitle, windowMs: number): ScoreAt =>
	(title, asOfMs) => {
		const end = placeAfter(times, title, asOfMs);
		const count = end - placeAfter(times, title, asOfMs - windowMs);
		if (end === times.offsets[title]) return neverWatched;
		const age = (asOfMs - times.timesMs[end - 1]!) / windowMs; // below 1 within the window
		return count > 0 ? count + (1 - age) / 2 : -age;
	};

/** The sum at any moment follows from the sum at the last event before it, which is kept for every event. */
function decayedCount(times: TimesByTitle, halfLifeMs: number): ScoreAt {
	const { offsets, timesMs } = times;
	const sums = new Float64Array(timesMs.length);
	for (let v = 0; v + 1 < offsets.length; v++)
		for (let at = offsets[v]!; at < offsets[v + 1]!; at++) {
			const isFirst = at === offsets[v];
			const kept = isFirst
				? 0
				: sums[at - 1]! * 2 ** ((timesMs[at - 1]! - timesMs[at]!) / halfLifeMs);
			sums[at] = kept + 1;
		}
	return (title, asOfMs) => {
		const end = placeAfter(times, title, asOfMs);
		if (end === offsets[title]) return neverWatched;
		// in logarithms, where a title that is years old does not vanish
		return Math.log2(sums[end - 1]!) - (asOfMs - timesMs[end - 1]!) / halfLifeMs;
	};
}
