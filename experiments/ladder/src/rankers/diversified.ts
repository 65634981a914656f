import type { TitleAttributes } from '@marquee/attributes';
import type { Ranker } from './ranker.ts';

/** Of so many times the places a list is made: what lies deeper is too poor to be worth its variety. */
const poolSize = 4;

/**
 * A ranker's list with more genres in it: place by place the title of the best rank less what it repeats.
 *
 *   value(v) = (1 − rank(v) / pool) − strength · Σ_{w shown before} likeness(v, w) / shown
 *
 * Likeness is the cosine of what is known of titles. Strength 0 is the list as it was, and the first place always is.
 *
 * @paper Carbonell, Goldstein: The Use of MMR, Diversity-Based Reranking for Reordering Documents and Producing
 * Summaries. SIGIR 1998.
 */
export function diversified(
	ranker: Ranker,
	name: string,
	{ attributes, strength }: { readonly attributes: TitleAttributes; readonly strength: number },
): Ranker {
	const shown = new Float64Array(attributes.names.length); // (A): the sum of what is shown
	return {
		...ranker,
		name,
		rank: async (asked, places) => {
			const pool = [...(await ranker.rank(asked, poolSize * places))];
			const sum = shown.fill(0);
			const list: number[] = [];
			const value = (title: number, rank: number) =>
				1 - rank / pool.length - (strength * likeness(attributes, title, sum)) / list.length;
			const left = new Map(pool.entries());
			while (left.size > 0 && list.length < places) {
				const rank = list.length === 0 ? 0 : bestOf(left, value);
				list.push(pool[rank]!);
				add(attributes, pool[rank]!, sum);
				left.delete(rank);
			}
			return Int32Array.from(list);
		},
	};
}

/** The rank of the highest value; among equals the better rank. */
function bestOf(
	left: ReadonlyMap<number, number>,
	value: (title: number, rank: number) => number,
): number {
	let [best, most] = [-1, -Infinity];
	for (const [rank, title] of left) {
		const worth = value(title, rank);
		if (worth > most) [best, most] = [rank, worth];
	}
	return best;
}

function likeness(
	{ offsets, indices, weights }: TitleAttributes,
	title: number,
	to: Float64Array,
): number {
	let product = 0;
	for (let at = offsets[title]!; at < offsets[title + 1]!; at++)
		product += weights[at]! * to[indices[at]!]!;
	return product;
}

function add({ offsets, indices, weights }: TitleAttributes, title: number, to: Float64Array) {
	for (let at = offsets[title]!; at < offsets[title + 1]!; at++) to[indices[at]!]! += weights[at]!;
}
