/** A sparse matrix of similarities by rows: row v is `titles` and `values` from `offsets[v]` to `offsets[v + 1]`. */
export interface Similarities {
	readonly offsets: Int32Array; // (V + 1)
	readonly titles: Int32Array; // (entries)
	readonly values: Float32Array; // (entries)
}

/** One row before it joins the matrix. */
export interface SimilarityRow {
	readonly titles: Int32Array;
	readonly values: Float32Array;
}

/** The rows, one per title, as one matrix. */
export function similaritiesOf(rows: readonly SimilarityRow[]): Similarities {
	const offsets = new Int32Array(rows.length + 1);
	for (const [v, row] of rows.entries()) offsets[v + 1] = offsets[v]! + row.titles.length;
	const titles = new Int32Array(offsets[rows.length]!);
	const values = new Float32Array(titles.length);
	for (const [v, row] of rows.entries()) {
		titles.set(row.titles, offsets[v]!);
		values.set(row.values, offsets[v]!);
	}
	return { offsets, titles, values };
}

/** Rows become columns. */
export function transposed({ offsets, titles, values }: Similarities): Similarities {
	const turned = new Int32Array(offsets.length);
	for (const title of titles) turned[title + 1]!++;
	for (let v = 0; v + 1 < turned.length; v++) turned[v + 1]! += turned[v]!;
	const nextPlace = turned.slice();
	const turnedTitles = new Int32Array(titles.length);
	const turnedValues = new Float32Array(values.length);
	for (let v = 0; v + 1 < offsets.length; v++)
		for (let at = offsets[v]!; at < offsets[v + 1]!; at++) {
			const place = nextPlace[titles[at]!]!++;
			turnedTitles[place] = v;
			turnedValues[place] = values[at]!;
		}
	return { offsets: turned, titles: turnedTitles, values: turnedValues };
}

/** scores[j] += weight × similarity(title, j), for every j the row of the title names. `scores` is (V). */
export function addSimilar(
	scores: Float64Array,
	{ offsets, titles, values }: Similarities,
	title: number,
	weight: number,
): void {
	for (let at = offsets[title]!; at < offsets[title + 1]!; at++)
		scores[titles[at]!]! += weight * values[at]!;
}
