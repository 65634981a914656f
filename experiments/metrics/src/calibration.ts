import type { JudgedFor } from './judged.ts';
import { depth, type Metric } from './metric.ts';

/** α: so much of the past's genres is mixed into the list's, that a genre which the list lacks costs much and not everything. */
const smoothing = 0.01;

/**
 * How far the genres of the first k titles are from those of the profile's past: `calibration-kl@k`, in nats.
 * 0 where they are the same, ln 100 where they have none in common.
 *
 *   KL(p ‖ q̃) = Σ_g p(g) ln(p(g) / q̃(g)),   q̃ = (1 − α) q + α p,   α = 0.01
 *
 * p and q are means of the titles' own genres, each with 1 / number of its genres; titles without genre are
 * left out. A past without any has no genres to be far from, and the value is 0.
 * @paper Steck: Calibrated Recommendations. RecSys 2018.
 */
export const calibration = (
	k: number,
	/** The genres of a title as numbers, each at most once. */
	genresOf: (title: number) => ArrayLike<number>,
): Metric<JudgedFor> => ({
	name: `calibration-kl@${depth(k)}`,
	k,
	unit: 'nats',
	direction: 'lower-is-better',
	variant: 'KL of the past’s genres from the list’s, smoothed by 0.01, all places and titles alike',
	of: ({ ranked, past }) => {
		const wanted = mixOf(past, genresOf);
		const given = mixOf(ranked.subarray(0, k), genresOf);
		let divergence = 0;
		for (const [genre, p] of wanted) {
			const q = (1 - smoothing) * (given.get(genre) ?? 0) + smoothing * p;
			divergence += p * Math.log(p / q);
		}
		return divergence;
	},
});

function mixOf(
	titles: ArrayLike<number>,
	genresOf: (title: number) => ArrayLike<number>,
): ReadonlyMap<number, number> {
	const mix = new Map<number, number>();
	let counted = 0;
	for (let i = 0; i < titles.length; i++) {
		const genres = genresOf(titles[i]!);
		if (genres.length > 0) counted++;
		for (let g = 0; g < genres.length; g++)
			mix.set(genres[g]!, (mix.get(genres[g]!) ?? 0) + 1 / genres.length);
	}
	for (const [genre, sum] of mix) mix.set(genre, sum / counted);
	return mix;
}
