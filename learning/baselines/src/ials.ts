import type { Histories, Recommender } from '@marquee/histories';
import { dot } from '@marquee/numerics';
import type { Random } from '@marquee/units';
import { oneByOne } from './one-by-one.ts';
import { type Embeddings, type RidgeWeights, ridge } from './ridge.ts';
import { distinctTitles, watchedIn } from './watched.ts';

/** How `fitIals` differs from its defaults, and where its chance comes from. */
export interface IalsSettings {
	readonly random: Random;
	/** D, numbers per embedding. Default 64: wider ones are a little better and cost with the square. */
	readonly width?: number;
	/** Passes over profiles and titles. Default 8: with these the validation below was done; the papers take 10 to 16. */
	readonly epochs?: number;
	/**
	 * α₀, the weight of a title that was not watched, against 1 for one that was. Default 1: of 0.03 to 1 among the best
	 * on the validation titles of MovieLens 1M, and the better of those on MovieLens 100K. What matters is its product
	 * with λ and the number of titles; the published 0.1 belongs to a catalogue of 20,000.
	 */
	readonly unobservedWeight?: number;
	/** λ. Default 0.003, as published. */
	readonly regularisation?: number;
	/** ν: how strongly frequent profiles and titles are held back. Default 1, as published. */
	readonly frequencyExponent?: number;
	/** The expected length of a starting embedding. Default 0.1, as published. */
	readonly startDeviation?: number;
	/** Told after every epoch. */
	readonly onProgress?: (done: number, total: number) => void;
}

const defaults = {
	width: 64,
	epochs: 8,
	unobservedWeight: 1,
	regularisation: 0.003,
	frequencyExponent: 1,
	startDeviation: 0.1,
} as const;

/**
 * Implicit alternating least squares with regularisation scaled by frequency.
 *
 *   L = Σ_{(u,i) watched} (1 − wᵤ·hᵢ)² + α₀ Σ_{u,i} (wᵤ·hᵢ)² + λ [Σᵤ (nᵤ + α₀ V)^ν ‖wᵤ‖² + Σᵢ (nᵢ + α₀ U)^ν ‖hᵢ‖²]
 *
 * nᵤ titles were watched by u, nᵢ profiles watched i. Each half-pass solves for one side exactly, so L never rises. A
 * request is answered by solving for the profile's vector from its history, whether training knew the profile or not.
 *
 * @paper Rendle, Krichene, Zhang, Koren: Revisiting the Performance of iALS on Item Recommendation Benchmarks.
 * RecSys 2022. Hu, Koren, Volinsky: Collaborative Filtering for Implicit Feedback Datasets. ICDM 2008.
 */
export function fitIals(train: Histories, settings: IalsSettings): Recommender {
	const chosen = { ...defaults, ...settings };
	const { width, epochs, random } = chosen;
	const watched = watchedIn(train);
	const started = (count: number): Embeddings => ({
		width,
		values: Float64Array.from(
			{ length: count * width },
			() => (random.normal() * chosen.startDeviation) / Math.sqrt(width),
		),
	});
	const profiles = started(train.profiles); // (U, D)
	const titles = started(train.titles); // (V, D)
	for (let epoch = 1; epoch <= epochs; epoch++) {
		solveAll(profiles, titles, watched.titleOffsets, watched.titlesOf, chosen);
		solveAll(titles, profiles, watched.profileOffsets, watched.profilesOf, chosen);
		settings.onProgress?.(epoch, epochs);
	}

	const solve = ridge(titles, chosen);
	const profile = new Float64Array(width); // (D)
	return oneByOne('ials', train.titles, ({ history }, scores) => {
		solve(distinctTitles(history), profile);
		for (let title = 0; title < train.titles; title++)
			scores[title] = dot(profile, titles.values, 0, title * width, width);
	});
}

/** One half-pass: every row of `unknown` as the best answer to `known`. */
function solveAll(
	unknown: Embeddings,
	known: Embeddings,
	offsets: Int32Array,
	partners: Int32Array,
	weights: RidgeWeights,
): void {
	const { width, values } = unknown;
	const solve = ridge(known, weights);
	for (let row = 0; row + 1 < offsets.length; row++)
		solve(
			partners.subarray(offsets[row]!, offsets[row + 1]!),
			values.subarray(row * width, (row + 1) * width),
		);
}
