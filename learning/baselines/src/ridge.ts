import { addRowProducts, choleskyFactor, choleskySolve } from '@marquee/numerics';

/** One vector per profile or title, row-major. */
export interface Embeddings {
	readonly width: number; // D
	readonly values: Float64Array; // (rows, D)
}

/** The part of the iALS objective that a single row sees. */
export interface RidgeWeights {
	/** α₀. */
	readonly unobservedWeight: number;
	/** λ. */
	readonly regularisation: number;
	/** ν. */
	readonly frequencyExponent: number;
}

/** Rows of a triangle that are computed together, with little above the diagonal. */
const stripe = 8;

/**
 * The vector that answers 1 to the given rows of H and 0 to all rows, weighted, as a function of which rows are given.
 *
 *   w = (Σ_{i given} hᵢhᵢᵀ + α₀ HᵀH + λ (n + α₀ |H|)^ν I)⁻¹ Σ_{i given} hᵢ
 *
 * HᵀH is computed once. The function writes the answer into its second argument, (D).
 */
export function ridge(
	known: Embeddings,
	{ unobservedWeight, regularisation, frequencyExponent }: RidgeWeights,
): (given: Int32Array, answer: Float64Array) => void {
	const { width, values } = known;
	const rows = values.length / width;
	const everything = new Float64Array(width * width); // α₀ HᵀH, lower triangle
	addLowerGram(
		everything,
		known,
		Int32Array.from({ length: rows }, (_, i) => i),
	);
	for (let i = 0; i < everything.length; i++) everything[i]! *= unobservedWeight;

	const matrix = new Float64Array(width * width); // (D, D)
	return (given, answer) => {
		matrix.set(everything);
		addLowerGram(matrix, known, given);
		const held = regularisation * (given.length + unobservedWeight * rows) ** frequencyExponent;
		for (let d = 0; d < width; d++) matrix[d * width + d]! += held;
		answer.fill(0);
		for (const row of given) for (let d = 0; d < width; d++) answer[d]! += values[row * width + d]!;
		choleskyFactor(matrix, width);
		choleskySolve(matrix, width, answer);
	};
}

/** matrix += Σ hᵢhᵢᵀ over the given rows, on and below the diagonal. What it leaves above has no meaning. */
function addLowerGram(
	matrix: Float64Array,
	{ width, values }: Embeddings,
	given: Int32Array,
): void {
	const count = given.length;
	const columns = new Float64Array(width * count); // (D, n): sums over n run along rows
	for (let t = 0; t < count; t++)
		for (let d = 0; d < width; d++) columns[d * count + t] = values[given[t]! * width + d]!;
	const into = { values: matrix, stride: width };
	const from = { values: columns, stride: count };
	for (let i = 0; i < width; i += stripe) {
		const end = Math.min(i + stripe, width);
		const meeting = { rowsA: [i, end], rowsB: [0, end], columns: [0, count] } as const;
		addRowProducts(into, from, from, meeting, 1);
	}
}
