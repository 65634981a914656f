import type { TitleIndex } from '@marquee/catalogue';
import type { TitleSet } from './title-set.ts';

/** Vectors of one width, row after row. */
export interface VectorTable {
	readonly values: Float32Array; // (V, D)
	readonly width: number; // D
}

/** Titles with their inner products, best first. */
export interface Nearest {
	readonly indices: Int32Array;
	readonly scores: Float32Array;
}

/**
 * Finds the titles whose vectors have the greatest inner product with a query: with rows of length 1, the cosine times the
 * query's length. The same question gets the same answer; of titles that score the same the lower index comes first.
 *
 * Every method throws a RangeError for a query of another width or with something in it that is not finite.
 */
export interface VectorIndex {
	/** V */
	readonly size: number;
	/** D */
	readonly width: number;
	/** The best n, or all that there are: of those that `admits` holds, where it is given. */
	readonly nearest: (query: Float32Array, n: number, admits?: TitleSet) => Nearest;
	/** Writes the product with every title. */
	readonly scores: (query: Float32Array, into: Float32Array) => void; // (V)
	/** The products with these titles, in their order. */
	readonly scoresOf: (query: Float32Array, titles: ArrayLike<TitleIndex>) => Float32Array;
	/** The vector of a title, a copy. */
	readonly vector: (title: TitleIndex) => Float32Array; // (D)
}

/** How many titles the table holds. @throws {RangeError} if it does not hold whole rows of finite numbers. */
export function rowsOf({ values, width }: VectorTable): number {
	if (!(Number.isInteger(width) && width > 0) || values.length % width !== 0)
		throw new RangeError(`${values.length} numbers are no rows of ${width}`);
	for (let at = 0; at < values.length; at++)
		if (!Number.isFinite(values[at]))
			throw new RangeError(`${values[at]} in the vector of title ${Math.floor(at / width)}`);
	return values.length / width;
}

/** @throws {RangeError} if the query has another width, or something in it is not finite. */
export function requireQuery(query: Float32Array, width: number): void {
	if (query.length !== width) throw new RangeError(`a query of ${query.length} for width ${width}`);
	for (let d = 0; d < width; d++)
		if (!Number.isFinite(query[d])) throw new RangeError(`${query[d]} at ${d} of a query`);
}

/** @throws {RangeError} if the query, the number or the set is none for such an index. */
export function requireQuestion(
	{ size, width }: Pick<VectorIndex, 'size' | 'width'>,
	query: Float32Array,
	n: number,
	admits: TitleSet | undefined,
): void {
	requireQuery(query, width);
	if (!(Number.isInteger(n) && n >= 0)) throw new RangeError(`${n} titles cannot be asked for`);
	if (admits !== undefined && admits.length !== (size + 31) >>> 5)
		throw new RangeError(`a set of ${admits.length} words for ${size} titles`);
}
