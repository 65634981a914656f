import type { Table } from './column-products.ts';

/**
 * Every row times a matrix: A · M, summed in double precision. `// (N, D) · (D, E) → (N, E)`
 *
 * @throws {RangeError} if the table or the matrix does not fit its widths.
 */
export function mapped(table: Table, matrix: Float32Array, toWidth: number): Float32Array {
	const { vectors, width } = table;
	if (matrix.length !== width * toWidth || vectors.length % width !== 0)
		throw new RangeError(
			`${matrix.length} numbers do not map ${vectors.length} from width ${width} to ${toWidth}`,
		);
	const rows = vectors.length / width;
	const result = new Float32Array(rows * toWidth);
	const sums = new Float64Array(toWidth);
	for (let row = 0; row < rows; row++) {
		sums.fill(0);
		for (let k = 0; k < width; k++) {
			const value = vectors[row * width + k]!;
			for (let j = 0; j < toWidth; j++) sums[j]! += value * matrix[k * toWidth + j]!;
		}
		result.set(sums, row * toWidth);
	}
	return result;
}
