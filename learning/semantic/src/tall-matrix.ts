import { addRowProducts, choleskyFactor } from '@marquee/numerics';

/** A matrix of many rows and few columns, row-major. */
export interface Tall {
	readonly values: Float64Array; // (rows, D)
	readonly rows: number;
	readonly width: number; // D
}

/** XᵀX. `// (D, D)` */
export function gram({ values, rows, width }: Tall): Float64Array {
	const columns = { values: transposed(values, rows, width), stride: rows };
	const g = new Float64Array(width * width);
	for (const [from, to] of blocks(width)) {
		const stretch = { rowsA: [from, to], rowsB: [0, to], columns: [0, rows] } as const;
		addRowProducts({ values: g, stride: width }, columns, columns, stretch, 1);
	}
	for (let i = 0; i < width; i++) for (let j = 0; j < i; j++) g[j * width + i] = g[i * width + j]!;
	return g;
}

/** X · Wᵀ, where W is (to, D); `isLower` says that W has nothing above its diagonal. `// (rows, to)` */
export function timesTransposed(
	{ values, rows, width }: Tall,
	w: Float64Array,
	isLower = false,
): Tall {
	const all = width === 0 ? 0 : w.length / width;
	const y = new Float64Array(rows * all);
	for (const [from, to] of blocks(all)) {
		const columns = [0, isLower ? to : width] as const;
		const stretch = { rowsA: [0, rows], rowsB: [from, to], columns } as const;
		const [into, x, by] = [y, values, w].map((some, at) => ({
			values: some,
			stride: at === 0 ? all : width,
		}));
		addRowProducts(into!, x!, by!, stretch, 1);
	}
	return { values: y, rows, width: all };
}

/** So many columns at a time: half of a triangle is left out at little cost. */
const block = 64;

const blocks = (width: number): readonly (readonly [number, number])[] =>
	Array.from({ length: Math.ceil(width / block) }, (_, at) => [
		at * block,
		Math.min(width, (at + 1) * block),
	]);

/**
 * Orthonormal columns that span what these span: X L⁻ᵀ where L Lᵀ = XᵀX. One pass leaves them nearly orthonormal, a second
 * one to rounding; columns that depend on others come out as whatever rounding left of them.
 *
 * @paper Fukaya, Kannan, Nakatsukasa, Yamamoto, Yanagisawa: Shifted Cholesky QR. SIAM J. Sci. Comput. 42(1), 2020.
 */
export function orthonormal(x: Tall): Tall {
	const { width } = x;
	const factor = gram(x);
	let trace = 0;
	for (let i = 0; i < width; i++) trace += factor[i * (width + 1)]!;
	if (trace === 0) return x;
	for (let i = 0; i < width; i++) factor[i * (width + 1)]! += shift * trace; // so that it has a factor in any case
	choleskyFactor(factor, width);
	return timesTransposed(x, inverseOfLower(factor, width), true);
}

const shift = 1e-13;

/** L⁻¹ by forward substitution. `// (D, D)` */
function inverseOfLower(factor: Float64Array, n: number): Float64Array {
	const inverse = new Float64Array(n * n);
	for (let i = 0; i < n; i++) {
		inverse[i * n + i] = 1;
		for (let k = 0; k < i; k++) {
			const by = factor[i * n + k]!;
			for (let j = 0; j <= k; j++) inverse[i * n + j]! -= by * inverse[k * n + j]!;
		}
		for (let j = 0; j <= i; j++) inverse[i * n + j]! /= factor[i * n + i]!;
	}
	return inverse;
}

function transposed(values: Float64Array, rows: number, width: number): Float64Array {
	const turned = new Float64Array(values.length);
	for (let r = 0; r < rows; r++)
		for (let d = 0; d < width; d++) turned[d * rows + r] = values[r * width + d]!;
	return turned;
}
