import type { Histories } from '@marquee/histories';
import type { Random } from '@marquee/units';

/** A stretch of one history: rows `from` … `to` − 1 of the columns, of which the first is only input and the last only target. */
export interface Window {
	readonly profile: number;
	readonly from: number;
	readonly to: number;
}

/** What an epoch goes through: all windows with something newer, and by chance a share of the others, so that nothing is forgotten. */
export interface News {
	readonly sinceMs: number;
	readonly oldShare: number;
}

const everythingIsNew: News = { sinceMs: -Infinity, oldShare: 1 };

/**
 * Cuts every history into windows of at most `context` targets, for one epoch.
 *
 * Counted back from the newest event; every second time, by chance, the cuts begin up to `context` events earlier and the
 * newest are left out, so that over the epochs every event is met with every length of past. Where there is news, it is never
 * left out.
 *
 * @paper Joshi et al.: Sliding Window Training: Utilizing Historical Recommender Systems Data for Foundation Models. RecSys 2024.
 */
export function windowsOf(
	data: Histories,
	context: number,
	random: Random,
	news: News = everythingIsNew,
): readonly Window[] {
	const all: Window[] = [];
	const goesIn = (window: Window) =>
		data.happenedAtMs[window.to - 1]! > news.sinceMs || random.next() < news.oldShare;
	for (let profile = 0; profile < data.profiles; profile++) {
		const first = data.offsets[profile]!;
		let to = data.offsets[profile + 1]!;
		const isNew = news !== everythingIsNew && data.happenedAtMs[to - 1]! > news.sinceMs;
		if (!isNew && to - first > context + 1 && random.next() < 0.5) to -= random.below(context);
		for (; to - first > 1; to -= context)
			all.push({ profile, from: Math.max(first, to - context - 1), to });
	}
	return news === everythingIsNew ? all : all.filter(goesIn);
}
