import type { Histories, History, Recommender } from '@marquee/histories';
import { msPerDay } from '@marquee/units';
import { visitCoOccurrences } from './co-occurrence.ts';
import { failures } from './errors.ts';
import { oneByOne } from './one-by-one.ts';
import { addSimilar, type SimilarityRow, similaritiesOf } from './similarities.ts';
import { popularityOf, watchedIn } from './watched.ts';

/** How `fitSar` differs from its defaults. */
export interface SarSettings {
	/**
	 * After how many days an event weighs half. Default 30, as published. `none` forgets time, and is the only choice
	 * for data without it.
	 */
	readonly halfLifeDays?: number | 'none';
}

/**
 * Microsoft's Simple Algorithm for Recommendation: affinity to what was watched, times likeness by Jaccard.
 *
 *   s(i, j) = cᵢⱼ / (cᵢᵢ + cⱼⱼ − cᵢⱼ),   a(i) = Σ_{events on i} rating · 2^(−(newest − happenedAt) / halfLife)
 *   score(j) = Σᵢ a(i) s(i, j)
 *
 * cᵢⱼ counts the profiles that watched both; `newest` is the newest moment of training, and an event after it weighs
 * as much as one at it. An event without rating weighs as if rated 1. The scale of ratings does not matter, its zero
 * does: five stars as 1, one star as 0.2. Seen titles are scored like others; who asks removes them.
 *
 * @throws {Failure} `baseline-needs-time` if a half-life is asked for and an event has no time.
 * @paper Microsoft Recommenders, "SAR single node": Argyriou, González-Fierro, Zhang. WWW 2020 companion.
 */
export function fitSar(train: Histories, { halfLifeDays = 30 }: SarSettings = {}): Recommender {
	if (halfLifeDays !== 'none') requireTimes(train);
	const similarities = jaccard(train);
	const newestMs = train.happenedAtMs.reduce((a, b) => Math.max(a, b), -Infinity);
	const ageInHalfLives = (happenedAtMs: number): number =>
		halfLifeDays === 'none' || Number.isNaN(happenedAtMs)
			? 0
			: Math.max(0, newestMs - happenedAtMs) / (halfLifeDays * msPerDay);
	return oneByOne('sar', train.titles, ({ history }, scores) => {
		for (const [i, weight] of affinities(history, ageInHalfLives).entries())
			addSimilar(scores, similarities, history.titleIndices[i]!, weight);
	});
}

/** One weight per event, all multiplied so that the newest decays by nothing: years do not turn into zeros. */
function affinities(
	{ happenedAtMs, ratings }: History,
	ageInHalfLives: (happenedAtMs: number) => number,
): Float64Array {
	const ages = happenedAtMs.map(ageInHalfLives);
	const youngest = ages.reduce((a, b) => Math.min(a, b), Infinity);
	return ages.map((age, i) => {
		const rating = ratings[i]!;
		return (Number.isNaN(rating) ? 1 : rating) * 2 ** (youngest - age);
	});
}

function jaccard(train: Histories) {
	const watched = watchedIn(train);
	const popularity = popularityOf(watched);
	const rows: SimilarityRow[] = [];
	visitCoOccurrences(watched, (title, others, counts) => {
		const either = (i: number) => popularity[title]! + popularity[others[i]!]! - counts[i]!;
		rows.push({
			titles: others.slice(),
			values: Float32Array.from(counts, (both, i) => both / either(i)),
		});
	});
	return similaritiesOf(rows);
}

function requireTimes(train: Histories): void {
	const without = train.happenedAtMs.findIndex(Number.isNaN);
	if (without >= 0) throw failures['baseline-needs-time']('sar', without);
}
