import type { Histories, Recommender } from '@marquee/histories';
import { visitCoOccurrences } from './co-occurrence.ts';
import { type Modelled, mostWatched } from './most-watched.ts';
import { oneByOne } from './one-by-one.ts';
import { distinctTitles, type Watched, watchedIn } from './watched.ts';
import { zeroDiagonalRidge } from './zero-diagonal-ridge.ts';

/** How `fitEase` differs from its defaults. */
export interface EaseSettings {
	/** λ, in profiles: how much evidence a pair of titles needs. Default 300, chosen by validation on MovieLens 100K. */
	readonly regularisation?: number;
	/**
	 * How many titles are modelled at most, since time grows with the cube and memory with the square: 3,416 take a
	 * quarter of a minute, 8,000 two to three minutes and 1.3 GiB, 12,000 eight minutes and 3 GiB. The most watched are
	 * modelled; the rest score below all of them, by popularity. Default 8,000.
	 */
	readonly maxTitles?: number;
}

/**
 * Embarrassingly shallow autoencoder: the linear model that predicts each title from all others, in closed form.
 *
 *   P = (XᵀX + λI)⁻¹,   Bᵢⱼ = −Pᵢⱼ / Pⱼⱼ,   Bⱼⱼ = 0,   score = Σ_{i watched} Bᵢ
 *
 * X (U, V) is 1 where a profile watched a title. Order and time are not used.
 *
 * @paper Steck: Embarrassingly Shallow Autoencoders for Sparse Data. WWW 2019.
 */
export function fitEase(
	train: Histories,
	{ regularisation = 300, maxTitles = 8_000 }: EaseSettings = {},
): Recommender {
	if (!(regularisation > 0)) throw new RangeError(`a regularisation of ${regularisation}`);
	const watched = watchedIn(train);
	const modelled = mostWatched(watched, maxTitles);
	const size = modelled.titles.length;
	const weights = zeroDiagonalRidge(gram(watched, modelled), size, () => regularisation);
	return oneByOne('ease', train.titles, ({ history }, scores) => {
		const inner = new Float64Array(modelled.titles.length);
		for (const title of distinctTitles(history)) {
			const row = modelled.placeOf[title]!;
			if (row >= 0) addRow(inner, weights, row);
		}
		for (const [place, title] of modelled.titles.entries()) scores[title] = inner[place]!;
		if (modelled.rest.length > 0) scoreRest(scores, inner, modelled);
	});
}

/** XᵀX over the modelled titles, both triangles. (M, M) */
function gram(watched: Watched, { titles, placeOf }: Modelled): Float64Array {
	const size = titles.length;
	const products = new Float64Array(size * size);
	visitCoOccurrences(watched, (title, others, counts) => {
		const row = placeOf[title]!;
		if (row < 0) return;
		for (let i = 0; i < others.length; i++) {
			const column = placeOf[others[i]!]!;
			if (column >= 0) products[row * size + column] = counts[i]!;
		}
	});
	return products;
}

function addRow(scores: Float64Array, weights: Float32Array, row: number): void {
	const from = row * scores.length;
	for (let j = 0; j < scores.length; j++) scores[j]! += weights[from + j]!;
}

function scoreRest(scores: Float64Array, inner: Float64Array, { rest }: Modelled): void {
	const below = inner.reduce((a, b) => Math.min(a, b), 0) - 1;
	for (const { title, penalty } of rest) scores[title] = below - penalty;
}
