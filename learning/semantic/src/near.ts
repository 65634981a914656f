/** A title and how near it is. */
export interface Near {
	/** Its place among the titles that were asked about. */
	readonly title: number;
	/** The cosine: 1 for the same direction. */
	readonly score: number;
}

/** Rows of one width. */
export interface VectorRows {
	readonly vectors: Float32Array; // (V, D)
	readonly width: number; // D
}

/**
 * The rows with the greatest product with the query, best first, of equals the first: every row is looked at.
 *
 * @param allowed which rows may be answered, one bit each: row i in bit i mod 32 of word ⌊i ÷ 32⌋.
 * @throws {RangeError} if the query has another width than the rows, or the limit is not a whole number of 0 or more.
 */
export function nearestRows(
	{ vectors, width }: VectorRows,
	query: Float32Array,
	limit: number,
	allowed?: Uint32Array,
): readonly Near[] {
	if (query.length !== width) throw new RangeError(`a query of ${query.length} for width ${width}`);
	if (!(Number.isInteger(limit) && limit >= 0)) throw new RangeError(`${limit} titles`);
	const best: Near[] = [];
	for (let title = 0, at = 0; at < vectors.length; title++, at += width) {
		if (allowed !== undefined && ((allowed[title >>> 5]! >>> (title & 31)) & 1) === 0) continue;
		const score = product(vectors, at, query);
		if (best.length === limit && !(score > (best.at(-1)?.score ?? Infinity))) continue;
		insert(best, { title, score }, limit);
	}
	return best;
}

function product(vectors: Float32Array, from: number, query: Float32Array): number {
	let total = 0;
	for (let d = 0; d < query.length; d++) total += vectors[from + d]! * query[d]!;
	return total;
}

function insert(best: Near[], found: Near, limit: number): void {
	let place = best.length;
	while (place > 0 && best[place - 1]!.score < found.score) place--;
	best.splice(place, 0, found);
	if (best.length > limit) best.pop();
}

/** A vector and how much it counts; below zero it is to be avoided. */
export interface WeightedVector {
	readonly vector: ArrayLike<number>;
	readonly weight: number;
}

/**
 * Where several wishes meet: "like Heat, but funny" is Heat's vector and that of "funny".
 *
 *   Σ w v / |Σ w v|
 *
 * `undefined` if nothing is left of them. @throws {RangeError} if they differ in width.
 */
export function combined(parts: readonly WeightedVector[]): Float32Array | undefined {
	const width = parts[0]?.vector.length ?? 0;
	const total = new Float64Array(width);
	for (const { vector, weight } of parts) {
		if (vector.length !== width) throw new RangeError(`widths ${width} and ${vector.length}`);
		for (let d = 0; d < width; d++) total[d]! += weight * vector[d]!;
	}
	return unit(total);
}

/** What is shorter has no direction that rounding has not made. */
const shortest = 1e-9;

/** The same direction with length 1; `undefined` for a vector that has none. */
export function unit(vector: ArrayLike<number>): Float32Array | undefined {
	const length = Math.sqrt(Array.from(vector).reduce((total, value) => total + value * value, 0));
	return length > shortest ? Float32Array.from(vector, (value) => value / length) : undefined;
}
