import type { History, Recommender } from '@marquee/histories';
import { oneByOne } from './one-by-one.ts';
import { addSimilar, type Similarities } from './similarities.ts';

/** One matrix between titles, and how fast a history fades before it. */
export interface LinearPart {
	/** Row i: what having watched title i adds to every score. */
	readonly matrix: Similarities; // (V, V)
	/** A title counts decay^(number of titles watched after it); 1 never fades. */
	readonly decay: number;
	/** By which the whole part is multiplied. */
	readonly share: number;
}

/** How much a rating says beside the fact of having watched. */
export interface RatingScale {
	/** Added per full rating above the mean. */
	readonly slope: number;
	/** What counts as neither liked nor disliked; a title without rating is taken for it. */
	readonly mean: number;
}

/**
 * Everything that a linear model needs to answer: plain arrays.
 *
 *   score(j) = Σ_parts share Σ_{i watched} decay^(newer) · (1 + slope · (ratingᵢ − mean)) · Mᵢⱼ
 *
 * A title watched more than once counts as when last watched.
 */
export interface LinearMemory {
	readonly titles: number; // V
	readonly parts: readonly LinearPart[];
	readonly ratings: RatingScale;
}

/** The memory as a recommender: an empty history is answered by zeros. */
export const linearRecommender = (name: string, memory: LinearMemory): Recommender =>
	oneByOne(name, memory.titles, ({ history }, scores) => addMemory(scores, memory, history));

/** Adds to the scores what the memory makes of a history. `scores` is (V). */
export function addMemory(
	scores: Float64Array,
	{ parts, ratings }: LinearMemory,
	history: History,
): void {
	const remembered = rememberedTitles(history, ratings);
	for (const part of parts) addPart(scores, part, remembered);
}

/** Adds to the scores what one part makes of the titles. `scores` is (V). */
export function addPart(
	scores: Float64Array,
	{ matrix, decay, share }: LinearPart,
	remembered: readonly RememberedTitle[],
): void {
	for (const [newer, { title, weight }] of remembered.entries())
		addSimilar(scores, matrix, title, share * weight * decay ** newer);
}

/** A title of a history, with what its rating makes of it. */
export interface RememberedTitle {
	readonly title: number;
	readonly weight: number;
	/** Epoch milliseconds; NaN where the source has no time. */
	readonly happenedAtMs: number;
}

/** The distinct titles of a history, newest first. */
export function rememberedTitles(
	{ titleIndices, ratings, happenedAtMs }: History,
	{ slope, mean }: RatingScale,
): readonly RememberedTitle[] {
	const met = new Set<number>();
	const remembered: RememberedTitle[] = [];
	for (let at = titleIndices.length - 1; at >= 0; at--) {
		const title = titleIndices[at]!;
		if (met.has(title)) continue;
		met.add(title);
		const rating = ratings[at]!;
		const weight = Number.isNaN(rating) ? 1 : Math.max(0, 1 + slope * (rating - mean));
		remembered.push({ title, weight, happenedAtMs: happenedAtMs[at]! });
	}
	return remembered;
}
