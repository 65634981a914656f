import { addRowProducts, singularDecomposition } from '@marquee/numerics';
import { rotationOnto } from './aligned.ts';
import { gramOf, type Table } from './column-products.ts';
import { mapped } from './mapped.ts';
import type { TitleSpace } from './title-space.ts';

/** What a day's profiles and titles become so that days can be compared, and how. */
export interface Stabilised {
	/** T · toTitles. Not unit rows: a title is as long as it matters to scores. */
	readonly titles: TitleSpace; // (V, E)
	/** D → E for titles, row-major. */
	readonly toTitles: Float32Array; // (D, E)
	/** D → E for profiles' states, row-major: toProfiles · toTitlesᵀ leaves every score as it was. */
	readonly toProfiles: Float32Array; // (D, E)
	/** Titles that decided where to turn; 0 on the first day. */
	readonly shared: number;
}

/** How a space is stabilised. */
export interface StabilisedOptions {
	/** What this answered the day before (`titles`); absent on the first day. */
	readonly yesterday?: TitleSpace;
	/** E: how many directions to keep, the strongest first. All D unless told; with fewer, scores are the nearest of that rank. */
	readonly rank?: number;
}

/**
 * Brings profiles and titles into the space that their scores alone decide, turned onto yesterday's.
 *
 *   S = P Tᵀ = (Q R)(Q′ R′)ᵀ,   R R′ᵀ = U Σ Vᵀ,   P ↦ P R⁻¹ U Σ^½,   T ↦ T R′⁻¹ V Σ^½,   both ↦ · O
 *
 * Neither S nor Q is ever formed: R comes from the Gram matrix PᵀP = W Λ Wᵀ as Λ^½ Wᵀ, since roots of one Gram matrix differ
 * by a rotation alone, which the decomposition after it takes out. Unlike Cholesky's this root exists where directions are missing. O
 * turns titles onto yesterday's as `aligned` does.
 *
 * The one for embeddings whose lengths mean something and whose two sides may drift apart (factorisations, two towers):
 * training leaves open any invertible map between the sides, of which a rotation undoes only part. Unit rows become
 * unequal here; use `aligned` for them.
 *
 * @throws {RangeError} if widths differ, or the rank is not between 1 and D; or scores are all zero, and decide nothing.
 * @paper Zielnicki, Hsiao: Orthogonal Low Rank Embedding Stabilization. RecSys 2025, arXiv 2508.07574.
 */
export function stabilised(
	profiles: Table, // (U, D)
	today: TitleSpace, // (V, D)
	{ yesterday, rank = today.width }: StabilisedOptions = {},
): Stabilised {
	const { width } = today;
	if (profiles.width !== width || !(Number.isInteger(rank) && rank >= 1 && rank <= width))
		throw new RangeError(
			`profiles of width ${profiles.width}, titles of ${width}, to be kept ${rank}`,
		);
	const split = symmetricSplit(profiles, today, rank);
	const own: TitleSpace = { ...today, width: rank, vectors: mapped(today, split.titles, rank) };
	if (yesterday === undefined)
		return { titles: own, toTitles: split.titles, toProfiles: split.profiles, shared: 0 };
	const { rotation, shared } = rotationOnto(yesterday, own);
	const turned = (map: Float32Array) => mapped({ vectors: map, width: rank }, rotation, rank);
	const toTitles = turned(split.titles);
	return {
		titles: { ...own, vectors: mapped(today, toTitles, rank) },
		toTitles,
		toProfiles: turned(split.profiles),
		shared,
	};
}

/** R⁻¹ U Σ^½ and R′⁻¹ V Σ^½, each cut to its first `rank` columns. `// (D, E)` */
function symmetricSplit(profiles: Table, titles: Table, rank: number) {
	const n = titles.width;
	const ofProfiles = rootOf(gramOf(profiles), n);
	const ofTitles = rootOf(gramOf(titles), n);
	const core = rowProducts(ofProfiles.root, ofTitles.root, n); // R R′ᵀ (D, D)
	const { left, values, right } = singularDecomposition(core, n);
	if (values[0] === 0) throw new RangeError('all scores are zero: they decide no space');
	return {
		profiles: side(ofProfiles.inverse, left, values, rank),
		titles: side(ofTitles.inverse, right, values, rank),
	};
}

/** R = Λ^½ Wᵀ of a Gram matrix W Λ Wᵀ, and its inverse W Λ^−½ on the directions there are. */
function rootOf(gram: Float64Array, n: number) {
	const { values, right } = singularDecomposition(gram, n); // W = right (D, D)
	const root = new Float64Array(n * n);
	const inverse = new Float64Array(n * n);
	for (let i = 0; i < n; i++)
		for (let j = 0; j < n; j++) {
			const length = Math.sqrt(values[j]!);
			root[j * n + i] = length * right[i * n + j]!;
			inverse[i * n + j] = length > 0 ? right[i * n + j]! / length : 0;
		}
	return { root, inverse };
}

/** inverse · directions · Σ^½, the first `rank` columns. `// (D, E)` */
function side(
	inverse: Float64Array,
	directions: Float64Array,
	values: Float64Array,
	rank: number,
): Float32Array {
	const n = values.length;
	const scaled = new Float64Array(n * n); // Σ^½ · directionsᵀ: rows meet rows
	for (let i = 0; i < n; i++)
		for (let j = 0; j < n; j++) scaled[j * n + i] = Math.sqrt(values[j]!) * directions[i * n + j]!;
	const whole = rowProducts(inverse, scaled, n); // (D, D)
	return Float32Array.from(
		{ length: n * rank },
		(_, at) => whole[Math.floor(at / rank) * n + (at % rank)]!,
	);
}

/** A Bᵀ of two square matrices. */
function rowProducts(a: Float64Array, b: Float64Array, n: number): Float64Array {
	const c = new Float64Array(n * n);
	const rows = (values: Float64Array) => ({ values, stride: n });
	const whole = { rowsA: [0, n], rowsB: [0, n], columns: [0, n] } as const;
	addRowProducts(rows(c), rows(a), rows(b), whole, 1);
	return c;
}
