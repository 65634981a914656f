import { type Histories, historyOf } from '@marquee/histories';
import type { Random } from '@marquee/units';

/** How vectors are found. */
export interface VectorSearch {
	/** Where the search starts: what is found depends on it in the last digits only. */
	readonly random: Random;
	/** Called between rounds; what it throws ends the search. */
	readonly onRound?: (done: number, total: number) => Promise<void>;
}

/** Rounds of subspace iteration: after fifteen, likeness no longer changes in the second digit. */
const rounds = 15;

/** Imagined watchers of each title, and imagined titles of each profile. */
const damping = 10;

/**
 * Where titles stand by who watched them: the directions in which profiles differ most, each title of unit
 * length; `undefined` for titles that nobody watched.
 *
 *   V = right singular vectors 2 … D + 1 of X, scaled by their squared values;   X(u, i) = 1 / √((|u| + 10) (|i| + 10))
 *
 * The first is left out: it says how often a title was watched, which all titles share. Without the tens, a
 * title and a profile that meet nobody else would be a direction of their own.
 *
 * Embeddings that cost a second, so that a question about slates needs no trained model.
 * @paper Halko, Martinsson, Tropp: Finding Structure with Randomness. SIAM Review 2011.
 */
export async function coWatchVectors(
	train: Histories,
	width: number,
	{ random, onRound }: VectorSearch,
): Promise<(title: number) => Float32Array | undefined> {
	const { profiles, titles } = train;
	const watchedBy = new Int32Array(titles);
	const pasts = Array.from({ length: profiles }, (_, u) => [
		...new Set(historyOf(train, u).titleIndices),
	]);
	for (const past of pasts) for (const title of past) watchedBy[title]!++;
	const columns = width + 1;
	let vectors = Float64Array.from({ length: titles * columns }, random.normal); // (V, D + 1)
	for (let round = 0; round < rounds; round++) {
		await onRound?.(round, rounds);
		orthonormalise(vectors, titles, columns);
		vectors = products(vectors, pasts, watchedBy, columns);
	}
	return (title) => {
		const row = vectors.subarray(title * columns + 1, (title + 1) * columns);
		const length = Math.hypot(...row);
		return length > 0 ? Float32Array.from(row, (value) => value / length) : undefined;
	};
}

/** XᵀX times the columns. `// (V, D)` */
function products(
	vectors: Float64Array,
	pasts: readonly (readonly number[])[],
	watchedBy: Int32Array,
	width: number,
): Float64Array<ArrayBuffer> {
	const next = new Float64Array(vectors.length);
	const profile = new Float64Array(width);
	for (const past of pasts) {
		profile.fill(0);
		for (const title of past)
			for (let d = 0; d < width; d++)
				profile[d]! += vectors[title * width + d]! / Math.sqrt(watchedBy[title]! + damping);
		for (const title of past)
			for (let d = 0; d < width; d++)
				next[title * width + d]! +=
					profile[d]! / ((past.length + damping) * Math.sqrt(watchedBy[title]! + damping));
	}
	return next;
}

/** Gram–Schmidt over the columns, in place. */
function orthonormalise(vectors: Float64Array, rows: number, width: number): void {
	for (let d = 0; d < width; d++) {
		for (let before = 0; before < d; before++) {
			let along = 0;
			for (let at = 0; at < rows * width; at += width)
				along += vectors[at + d]! * vectors[at + before]!;
			for (let at = 0; at < rows * width; at += width)
				vectors[at + d]! -= along * vectors[at + before]!;
		}
		let squares = 0;
		for (let at = 0; at < rows * width; at += width) squares += vectors[at + d]! ** 2;
		for (let at = 0; at < rows * width; at += width) vectors[at + d]! /= Math.sqrt(squares);
	}
}
