import type { Catalogue } from '@marquee/catalogue';
import type { Title } from '@marquee/contracts';
import { leaningsOf } from '@marquee/trailers';
import { seededRandom } from '@marquee/units';

/** Says how well a title matches: the share of all titles that match less, those that match as well counted half. */
export type Match = (genres: readonly string[]) => number;

/** So many titles, drawn at random, stand for all: a share near 0.9 is then off by 0.01. */
const sampled = 1_000;

/**
 * How well titles match a profile, by its leanings to genres alone: the cosine between them and the genres of a title. A
 * model knows taste better and costs a hundred times as much; whether to wake somebody is asked far more often than answered
 * with yes.
 */
export function tasteByGenre({
	titles,
}: Pick<Catalogue, 'titles'>): (leanings: Readonly<Record<string, number>>) => Match {
	const sample = someOf(titles).map((title) => leaningsOf([title]));
	return (leanings) => {
		const scores = Float64Array.from(sample, (title) => cosine(leanings, title)).sort();
		return (genres) => {
			if (scores.length === 0) return 0;
			const score = cosine(leanings, leaningsOf([{ genres }]));
			const less = firstNotBelow(scores, score - nothing);
			const notMore = firstNotBelow(scores, score + nothing);
			return (less + notMore) / 2 / scores.length;
		};
	};
}

/** Drawn, since catalogues have an order, and every tenth title may be of one kind. */
function someOf(titles: readonly Title[]): readonly Title[] {
	if (titles.length <= sampled) return titles;
	const random = seededRandom(1, 'taste-by-genre');
	return Array.from({ length: sampled }, () => titles[random.below(titles.length)]!);
}

/** Sums of the same numbers in another order differ by less. */
const nothing = 1e-9;

/** Both are of length 1, or nothing. */
function cosine(
	leanings: Readonly<Record<string, number>>,
	title: Readonly<Record<string, number>>,
): number {
	let sum = 0;
	for (const genre in title) sum += (leanings[genre] ?? 0) * title[genre]!;
	return sum;
}

function firstNotBelow(sorted: Float64Array, bound: number): number {
	let [low, high] = [0, sorted.length];
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (sorted[middle]! < bound) low = middle + 1;
		else high = middle;
	}
	return low;
}
