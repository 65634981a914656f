/** A dense matrix in row-major order; `stride` is the distance between rows, for views into larger ones. */
export interface Rows {
	readonly values: Float64Array;
	readonly stride: number;
}

type Span = readonly [number, number];

/** Which rows of each side meet, over which stretch of columns: [from, to). */
export interface Stretch {
	readonly rowsA: Span;
	readonly rowsB: Span;
	readonly columns: Span;
}

/** 64 rows of 256 columns of doubles are 128 KiB: both operands stay in a second-level cache. */
const columnsAtOnce = 256;

/**
 * Adds `factor` × the inner products of the rows of A with the rows of B to C: C[i, j] += factor Σₖ A[i, k] B[j, k].
 *
 * The one kernel under Cholesky, the inverse and Gram matrices. Rows run in fours: sixteen products share eight loads,
 * which is what makes scalar code fast. Sums run over blocks of columns in a fixed order, so results are reproducible.
 * C may be A or B as long as the entries it changes lie outside the stretch of columns that is read.
 */
export function addRowProducts(c: Rows, a: Rows, b: Rows, stretch: Stretch, factor: number): void {
	const [fromA, toA] = stretch.rowsA;
	const [fromB, toB] = stretch.rowsB;
	const [fromK, toK] = stretch.columns;
	const foursA = toA - ((toA - fromA) % 4);
	const foursB = toB - ((toB - fromB) % 4);
	for (let k = fromK; k < toK; k += columnsAtOnce) {
		const until = Math.min(k + columnsAtOnce, toK);
		for (let i = fromA; i < foursA; i += 4)
			for (let j = fromB; j < foursB; j += 4) addFourByFour(c, a, b, i, j, k, until, factor);
		addOneByOne(c, a, b, [fromA, foursA], [foursB, toB], k, until, factor);
		addOneByOne(c, a, b, [foursA, toA], [fromB, toB], k, until, factor);
	}
}

/** The inner product of two stretches of one length, each starting at its own place. */
export function dot(
	x: Float64Array,
	y: Float64Array,
	fromX: number,
	fromY: number,
	length: number,
): number {
	let total = 0;
	for (let k = 0; k < length; k++) total += x[fromX + k]! * y[fromY + k]!;
	return total;
}

/** The rim that tiles of four leave over. */
function addOneByOne(
	c: Rows,
	a: Rows,
	b: Rows,
	rowsA: Span,
	rowsB: Span,
	from: number,
	to: number,
	factor: number,
): void {
	for (let i = rowsA[0]; i < rowsA[1]; i++)
		for (let j = rowsB[0]; j < rowsB[1]; j++)
			c.values[i * c.stride + j]! +=
				factor * dot(a.values, b.values, i * a.stride + from, j * b.stride + from, to - from);
}

// biome-ignore format: sixteen sums read best as the tile they are
function addFourByFour(
	c: Rows, a: Rows, b: Rows, i: number, j: number, from: number, to: number, factor: number,
): void {
	const x = a.values;
	const y = b.values;
	const z = c.values;
	let a0 = i * a.stride + from;
	let a1 = a0 + a.stride;
	let a2 = a1 + a.stride;
	let a3 = a2 + a.stride;
	let b0 = j * b.stride + from;
	let b1 = b0 + b.stride;
	let b2 = b1 + b.stride;
	let b3 = b2 + b.stride;
	const end = a0 + (to - from);
	let s00 = 0, s01 = 0, s02 = 0, s03 = 0;
	let s10 = 0, s11 = 0, s12 = 0, s13 = 0;
	let s20 = 0, s21 = 0, s22 = 0, s23 = 0;
	let s30 = 0, s31 = 0, s32 = 0, s33 = 0;
	while (a0 < end) {
		const y0 = y[b0++]!, y1 = y[b1++]!, y2 = y[b2++]!, y3 = y[b3++]!;
		const x0 = x[a0++]!;
		s00 += x0 * y0; s01 += x0 * y1; s02 += x0 * y2; s03 += x0 * y3;
		const x1 = x[a1++]!;
		s10 += x1 * y0; s11 += x1 * y1; s12 += x1 * y2; s13 += x1 * y3;
		const x2 = x[a2++]!;
		s20 += x2 * y0; s21 += x2 * y1; s22 += x2 * y2; s23 += x2 * y3;
		const x3 = x[a3++]!;
		s30 += x3 * y0; s31 += x3 * y1; s32 += x3 * y2; s33 += x3 * y3;
	}
	let at = i * c.stride + j;
	z[at]! += factor * s00; z[at + 1]! += factor * s01; z[at + 2]! += factor * s02; z[at + 3]! += factor * s03;
	at += c.stride;
	z[at]! += factor * s10; z[at + 1]! += factor * s11; z[at + 2]! += factor * s12; z[at + 3]! += factor * s13;
	at += c.stride;
	z[at]! += factor * s20; z[at + 1]! += factor * s21; z[at + 2]! += factor * s22; z[at + 3]! += factor * s23;
	at += c.stride;
	z[at]! += factor * s30; z[at + 1]! += factor * s31; z[at + 2]! += factor * s32; z[at + 3]! += factor * s33;
}
