import { addRowProducts } from '@marquee/numerics';

/** Rows of one width, one behind the other. */
export interface Table {
	readonly vectors: Float32Array; // (N, D)
	readonly width: number;
}

/** So many rows at a time are laid out for the kernel: a megabyte or two at the widths there are. */
const rowsAtOnce = 512;

/**
 * Aᵀ B over chosen pairs of rows, in double precision: Σ over pairs (a, b) of A[a]ᵀ B[b]. `// (D of A, D of B)`
 */
export function columnProducts(
	a: Table,
	b: Table,
	pairs: { readonly count: number; readonly of: (pair: number) => readonly [number, number] },
): Float64Array {
	const products = new Float64Array(a.width * b.width);
	const across = new Float64Array(a.width * rowsAtOnce); // (D of A, rows)
	const down = new Float64Array(b.width * rowsAtOnce); // (D of B, rows)
	for (let first = 0; first < pairs.count; first += rowsAtOnce) {
		const rows = Math.min(rowsAtOnce, pairs.count - first);
		for (let i = 0; i < rows; i++) {
			const [rowA, rowB] = pairs.of(first + i);
			layDown(across, a, rowA, i);
			layDown(down, b, rowB, i);
		}
		addRowProducts(
			{ values: products, stride: b.width },
			{ values: across, stride: rowsAtOnce },
			{ values: down, stride: rowsAtOnce },
			{ rowsA: [0, a.width], rowsB: [0, b.width], columns: [0, rows] },
			1,
		);
	}
	return products;
}

function layDown(columns: Float64Array, { vectors, width }: Table, row: number, at: number): void {
	for (let k = 0; k < width; k++) columns[k * rowsAtOnce + at] = vectors[row * width + k]!;
}
