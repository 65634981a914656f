import { emptyPast, featureCount, featureReader } from '@marquee/features';
import type { Ranker } from '@marquee/rankers';
import { type EpochMs, seededRandom } from '@marquee/units';
import type { PastDays } from './past-days.ts';

/** What a page costs: milliseconds of one core, the mean of many pages after as many to warm up. */
export interface PageCost {
	readonly titles: number;
	readonly featuresMs: number;
	readonly scoresMs: number;
}

const pages = 300;

/** The features and the scores of so many drawn titles, for the profile with the longest history, as of the end of the data. */
export function pageCost(
	{ catalogue, events }: PastDays,
	ranker: Ranker,
	titles: number,
): PageCost {
	const past = emptyPast(catalogue);
	const played = new Map<string, number>();
	let newest = 0;
	for (const event of events) {
		past.take(event);
		played.set(event.profileId, (played.get(event.profileId) ?? 0) + 1);
		newest = Math.max(newest, event.happenedAt);
	}
	const [profileId] = [...played].reduce((a, b) => (b[1] > a[1] ? b : a));
	const now = newest as EpochMs;
	const state = past.stateOf(profileId);
	const random = seededRandom(1, 'page');
	const drawn = Int32Array.from({ length: titles }, () => random.below(catalogue.size));
	const taste = new Float32Array(catalogue.size).map(() => random.normal());
	const reader = featureReader(catalogue);
	const rows = new Float32Array(titles * featureCount);
	const read = () => {
		const counts = past.counts.at(now);
		const likenessToLast = (title: number) => taste[title];
		const reading = reader.reading({ now, state, counts, taste, likenessToLast });
		reading(drawn, undefined, rows);
	};
	return {
		titles,
		featuresMs: coreMs(read),
		scoresMs: coreMs(() => ranker.score(rows, titles)),
	};
}

function coreMs(work: () => unknown): number {
	for (let page = 0; page < pages; page++) work();
	const begun = process.cpuUsage();
	for (let page = 0; page < pages; page++) work();
	const { user, system } = process.cpuUsage(begun);
	return (user + system) / 1_000 / pages;
}
