/** A sparse matrix by rows: row r holds `values[at]` in column `indices[at]` for at from `offsets[r]` to `offsets[r + 1]`. */
export interface SparseRows {
	readonly rows: number;
	readonly columns: number;
	readonly offsets: Int32Array; // (rows + 1)
	readonly indices: Int32Array; // (N)
	readonly values: Float32Array; // (N)
}

/** One row before it is laid out: column → value. */
export type SparseRow = ReadonlyMap<number, number>;

/** The rows one after another. */
export function sparseRows(rows: readonly SparseRow[], columns: number): SparseRows {
	const offsets = new Int32Array(rows.length + 1);
	for (const [r, row] of rows.entries()) offsets[r + 1] = offsets[r]! + row.size;
	const indices = new Int32Array(offsets.at(-1)!);
	const values = new Float32Array(offsets.at(-1)!);
	let at = 0;
	for (const row of rows)
		for (const [column, value] of row) {
			indices[at] = column;
			values[at++] = value;
		}
	return { rows: rows.length, columns, offsets, indices, values };
}

/** A · X. `x` is (columns, D), the answer (rows, D). */
export function times(a: SparseRows, x: Float64Array, width: number): Float64Array {
	const y = new Float64Array(a.rows * width);
	for (let r = 0; r < a.rows; r++)
		for (let at = a.offsets[r]!; at < a.offsets[r + 1]!; at++)
			addScaled(y, r * width, x, a.indices[at]! * width, a.values[at]!, width);
	return y;
}

/** Aᵀ · X. `x` is (rows, D), the answer (columns, D). */
export function transposedTimes(a: SparseRows, x: Float64Array, width: number): Float64Array {
	const y = new Float64Array(a.columns * width);
	for (let r = 0; r < a.rows; r++)
		for (let at = a.offsets[r]!; at < a.offsets[r + 1]!; at++)
			addScaled(y, a.indices[at]! * width, x, r * width, a.values[at]!, width);
	return y;
}

// biome-ignore format: one line of arithmetic
function addScaled(y: Float64Array, to: number, x: Float64Array, from: number, by: number, width: number): void {
	for (let d = 0; d < width; d++) y[to + d]! += by * x[from + d]!;
}
