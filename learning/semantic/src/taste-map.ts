import type { Title } from '@marquee/contracts';
import type { TitleSpace } from '@marquee/embeddings';
import { choleskyFactor, choleskySolve } from '@marquee/numerics';

/** Who watches titles, in the order of a catalogue. */
export interface Taste {
	readonly vectors: Float32Array; // (V, T)
	readonly width: number; // T
	/** The rows' lengths: 0 for a title that nobody watched, 1 for one of which all is known. */
	readonly sureness: Float32Array; // (V)
}

/** Rounding may make a unit row a little longer. */
const longest = 1.01;

/**
 * The space in the order of these titles, zeros for those that it lacks.
 *
 * @throws {RangeError} if a row is longer than 1.
 */
export function tasteOf(titles: readonly Title[], space: TitleSpace | undefined): Taste {
	const width = space?.width ?? 0;
	const rowOf = new Map<string, number>(space?.titleIds.map((id, row) => [id, row]));
	const vectors = new Float32Array(titles.length * width);
	const sureness = new Float32Array(titles.length);
	for (const [v, { titleId }] of titles.entries()) {
		const row = rowOf.get(titleId);
		if (row === undefined || space === undefined) continue;
		const own = space.vectors.subarray(row * width, (row + 1) * width);
		const length = Math.hypot(...own);
		if (!(length <= longest)) throw new RangeError(`a taste of length ${length} for ${titleId}`);
		vectors.set(own, v * width);
		sureness[v] = Math.min(1, length);
	}
	return { vectors, width, sureness };
}

/** What is said of titles in numbers. */
export interface Said {
	readonly vectors: Float64Array; // (V, K)
	readonly width: number; // K
}

/**
 * Which taste is foretold by what is said: ridge regression, in which every title counts as much as its taste is sure.
 *
 *   M = (Σᵥ |tᵥ| uᵥ uᵥᵀ + λ I)⁻¹ Σᵥ uᵥ tᵥᵀ,   u = what is said of v, of length 1   // (K, T)
 */
export function tasteMap(said: Said, taste: Taste, ridge: number): Float32Array {
	const { width: K } = said;
	const { width: T } = taste;
	const map = new Float32Array(K * T);
	const { inner, outer } = sums(said, taste);
	for (let i = 0; i < K; i++) inner[i * (K + 1)]! += ridge;
	choleskyFactor(inner, K);
	for (let t = 0; t < T; t++) {
		const column = outer.subarray(t * K, (t + 1) * K);
		choleskySolve(inner, K, column);
		for (let i = 0; i < K; i++) map[i * T + t] = column[i]!;
	}
	return map;
}

/** Σ |t| u uᵀ, its lower triangle `(K, K)`, and Σ t uᵀ `(T, K)`. */
function sums({ vectors, width: K }: Said, taste: Taste) {
	const inner = new Float64Array(K * K);
	const outer = new Float64Array(taste.width * K);
	for (const [v, sure] of taste.sureness.entries()) {
		const own = vectors.subarray(v * K, (v + 1) * K);
		const length = Math.hypot(...own);
		if (sure === 0 || length === 0) continue;
		for (let i = 0; i < K; i++)
			for (let j = 0; j <= i; j++) inner[i * K + j]! += (sure * own[i]! * own[j]!) / length ** 2;
		for (let t = 0; t < taste.width; t++)
			for (let i = 0; i < K; i++)
				outer[t * K + i]! += (taste.vectors[v * taste.width + t]! * own[i]!) / length;
	}
	return { inner, outer };
}
