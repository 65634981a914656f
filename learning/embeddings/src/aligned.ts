import { dot, nearestOrthogonal } from '@marquee/numerics';
import { columnProducts } from './column-products.ts';
import { mapped } from './mapped.ts';
import { hasDirection, requireWhole, sharedRows, type TitleSpace } from './title-space.ts';

/** Today's titles where yesterday's consumers look for them. */
export interface Aligned {
	/** Today's titles, turned: Ê · R. Rows keep their lengths. */
	readonly titles: TitleSpace;
	/**
	 * R, row-major. Whatever is multiplied with titles must be turned by it too: states · R. Then every score is what it
	 * was, since (h R)(Ê R)ᵀ = h Êᵀ.
	 */
	readonly rotation: Float32Array; // (D, D)
	/** Titles that decided where to turn: known on both days. With fewer than D some directions only stay put. */
	readonly shared: number;
}

/** Directions that no shared title speaks of are turned as little as can be: this much weight stands against turning. */
const stillness = 1e-7;

/**
 * Turns today's space onto yesterday's, so that whoever reads embeddings need not learn them anew.
 *
 *   M = Aᵀ B over titles that both have (A today's, B yesterday's),   M + λ I = U Σ Vᵀ,   R = U Vᵀ
 *
 * Of all rotations R brings Σ cos(today's · R, yesterday's) over unit rows to its greatest. `yesterday` is what this
 * answered the day before (`titles`), not what was trained the day before: so every day lies on the first one.
 *
 * This is the one for unit rows, and for models that hold their titles in a graph: lengths and dot products stay, nothing is
 * trained again.
 *
 * @throws {RangeError} if the widths differ: a space of another width begins a line of its own.
 * @paper Schönemann: A Generalized Solution of the Orthogonal Procrustes Problem. Psychometrika 31(1), 1966.
 * @paper Zielnicki, Hsiao: Orthogonal Low Rank Embedding Stabilization. RecSys 2025, arXiv 2508.07574.
 */
export function aligned(yesterday: TitleSpace, today: TitleSpace): Aligned {
	const { rotation, shared } = rotationOnto(yesterday, today);
	const vectors = mapped(today, rotation, today.width);
	return { titles: { ...today, vectors }, rotation, shared };
}

/** R alone, and how many titles decided it. */
export function rotationOnto(
	yesterday: TitleSpace,
	today: TitleSpace,
): Pick<Aligned, 'rotation' | 'shared'> {
	requireWhole(yesterday);
	requireWhole(today);
	const { width } = today;
	if (yesterday.width !== width)
		throw new RangeError(
			`a space of width ${width} cannot be turned onto one of ${yesterday.width}`,
		);
	const both = sharedRows(yesterday, today).filter(
		(row) => hasDirection(yesterday, row.before) && hasDirection(today, row.after),
	);
	const together = columnProducts(today, yesterday, {
		count: both.length,
		of: (pair) => [both[pair]!.after, both[pair]!.before],
	}); // (D, D)
	const weight = stillness * Math.sqrt(dot(together, together, 0, 0, together.length));
	for (let i = 0; i < width; i++) together[i * (width + 1)]! += weight;
	return {
		rotation: Float32Array.from(nearestOrthogonal(together, width)),
		shared: both.length,
	};
}
