import type { TopTenPolicy } from './policy.ts';
import type { Rejected } from './rules.ts';
import type { Tally, TitleCount } from './tally.ts';

/** A title with what it counts. */
export interface RankedTitle {
	readonly titleId: string;
	/** Profiles that counted for it. */
	readonly views: number;
	/** What they weigh together. */
	readonly score: number;
}

/** The best of one region on one day, and what was left out of the count. */
export interface Ranking {
	readonly titles: readonly RankedTitle[];
	readonly profiles: number;
	readonly rejected: Rejected;
}

/**
 * Ranks the titles of a tally; ties by regulars, then by id.
 *
 *   score(t) = regulars(t) + w · min(newcomers(t), always + times · regulars(t) · N₋ₜ / R₋ₜ)
 *
 * with N₋ₜ newcomers and R₋ₜ regulars of all other titles: a crowd that joined today to lift one title counts as many as
 * the other titles let expect. Where the other titles have no regulars at all the service is new, and so is everybody.
 */
export function rankingOf(tally: Tally, policy: TopTenPolicy): Ranking {
	const total = { regulars: 0, newcomers: 0 };
	for (const { regulars, newcomers } of tally.titles.values()) {
		total.regulars += regulars;
		total.newcomers += newcomers;
	}
	let burst = 0;
	const best: Weighed[] = [];
	for (const [titleId, { regulars, newcomers }] of tally.titles) {
		const counted = Math.min(newcomers, expectedNewcomers({ regulars, newcomers }, total, policy));
		burst += newcomers - counted;
		const views = regulars + counted;
		const score = regulars + policy.newcomerWeight * counted;
		if (views > 0) placeAmong(best, { titleId, views, score, regulars }, policy.size);
	}
	return {
		titles: best.map(({ titleId, views, score }) => ({ titleId, views, score })),
		profiles: tally.profiles,
		rejected: { ...tally.rejected, 'newcomer-burst': burst },
	};
}

interface Weighed extends RankedTitle {
	readonly regulars: number;
}

/** Puts a title where it belongs among the best: a list of ten needs no order of the other ten thousand. */
function placeAmong(best: Weighed[], title: Weighed, size: number): void {
	const last = best[size - 1];
	if (last !== undefined && !isBetter(title, last)) return;
	const place = best.findIndex((each) => isBetter(title, each));
	best.splice(place < 0 ? best.length : place, 0, title);
	if (best.length > size) best.pop();
}

function isBetter(a: Weighed, b: Weighed): boolean {
	if (a.score !== b.score) return a.score > b.score;
	if (a.regulars !== b.regulars) return a.regulars > b.regulars;
	return a.titleId < b.titleId;
}

function expectedNewcomers(own: TitleCount, total: TitleCount, policy: TopTenPolicy): number {
	const regulars = total.regulars - own.regulars;
	const newcomers = total.newcomers - own.newcomers;
	if (regulars === 0) return Infinity;
	const usual = (own.regulars * newcomers) / regulars;
	return Math.floor(policy.newcomersAlways + policy.newcomersTimesUsual * usual);
}
