import type { TitleAttributes } from '@marquee/attributes';

/** N bags of K entries as a graph takes them: an empty place names row 0 and weighs nothing. */
export interface Bags {
	readonly size: number; // K
	readonly rows: Int32Array; // (N·K)
	readonly weights: Float32Array; // (N·K), fed as (N, 1, K)
}

/** N empty bags. */
export const emptyBags = (count: number, size: number): Bags => ({
	size,
	rows: new Int32Array(count * size),
	weights: new Float32Array(count * size),
});

/**
 * Fills bag n with the newest titles of a history, of which the k-th newest counts 2^(−k / halfLife); the sum is 1, or 0 without
 * a history.
 */
export function placeHistory(
	{ size, rows, weights }: Bags,
	n: number,
	titles: Int32Array,
	halfLifeTitles: number,
): void {
	const first = n * size;
	rows.fill(0, first, first + size);
	weights.fill(0, first, first + size);
	const count = Math.min(size, titles.length);
	let sum = 0;
	for (let k = 0; k < count; k++) sum += 2 ** (-k / halfLifeTitles);
	for (let k = 0; k < count; k++) {
		rows[first + k] = titles[titles.length - 1 - k]!;
		weights[first + k] = 2 ** (-k / halfLifeTitles) / sum;
	}
}

/** One bag per title with its strongest attributes, in their order where they are equally strong. `// (V·K)` */
export function attributeBags(attributes: TitleAttributes, size: number): Bags {
	const { titles, offsets, indices, weights } = attributes;
	const bags = emptyBags(titles, size);
	for (let title = 0; title < titles; title++) {
		const from = offsets[title]!;
		const strongest = Array.from({ length: offsets[title + 1]! - from }, (_, i) => from + i)
			.sort((a, b) => weights[b]! - weights[a]! || a - b)
			.slice(0, size);
		for (const [k, at] of strongest.entries()) {
			bags.rows[title * size + k] = indices[at]!;
			bags.weights[title * size + k] = weights[at]!;
		}
	}
	return bags;
}

/** Copies whole bags: bag n of `into` becomes bag `which[n]` of `from`. */
export function copyBags(from: Bags, which: Int32Array, into: Bags): void {
	const { size } = from;
	for (const [n, bag] of which.entries()) {
		into.rows.set(from.rows.subarray(bag * size, (bag + 1) * size), n * size);
		into.weights.set(from.weights.subarray(bag * size, (bag + 1) * size), n * size);
	}
}
