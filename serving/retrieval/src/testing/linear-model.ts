import { type EpochMs, seededRandom, type TitleId } from '@marquee/units';
import type { ProfileState } from '@marquee/viewing';
import { isDisliked } from '../standing.ts';
import type { TasteModel } from '../taste-model.ts';
import { vectorsOf } from '../vectors/vectors-of.ts';

interface LinearModelOptions {
	/** Of an embedding; even. */
	readonly width?: number;
	readonly seed?: number;
}

/**
 * A real, small taste model: unit-norm embeddings by seed; a profile is the mean of what it engaged with, less what it
 * disliked; taste is the dot product. It loves what it has seen, as trained models do.
 */
export function linearModel(
	titleIds: readonly TitleId[],
	{ width = 16, seed = 1 }: LinearModelOptions = {},
): TasteModel {
	const { embeddings, row, places } = embeddingsOf(titleIds, { width, seed });
	const products = (
		query: Float32Array,
		scores: Float32Array = new Float32Array(titleIds.length), // (V)
	): Float32Array => {
		for (let v = 0, at = 0; v < scores.length; v++) {
			let even = 0; // two sums, so that one addition need not wait for the other
			let odd = 0;
			for (let d = 0; d < width; d += 2, at += 2) {
				even += query[d]! * embeddings[at]!;
				odd += query[d + 1]! * embeddings[at + 1]!;
			}
			scores[v] = even + odd;
		}
		return scores;
	};
	return {
		bundle: `linear-${seed}`,
		trainedAt: 1_377_000_000_000 as EpochMs,
		titleIds,
		taste: async (state, _now, _on, into) =>
			products(profileVector(state, places, row, width), into),
		similarity: (title) => {
			const place = places.get(title);
			return place === undefined ? undefined : products(row(place));
		},
	};
}

/** The same model with `cosine`, for what a page can say when comparing two titles is cheap. */
export function linearModelWithCosine(
	titleIds: readonly TitleId[],
	{ width = 16, seed = 1 }: LinearModelOptions = {},
): TasteModel {
	const { places, row } = embeddingsOf(titleIds, { width, seed });
	return {
		...linearModel(titleIds, { width, seed }),
		cosine: (a, b) => {
			const [from, to] = [places.get(a), places.get(b)];
			if (from === undefined || to === undefined) return undefined;
			const [x, y] = [row(from), row(to)];
			let sum = 0;
			for (let d = 0; d < width; d++) sum += x[d]! * y[d]!;
			return sum;
		},
	};
}

/** The same model with its embeddings to be searched. */
export function linearModelWithVectors(
	titleIds: readonly TitleId[],
	{ width = 16, seed = 1 }: LinearModelOptions = {},
): TasteModel {
	const { embeddings } = embeddingsOf(titleIds, { width, seed });
	return {
		...linearModelWithCosine(titleIds, { width, seed }),
		vectors: vectorsOf({ values: embeddings, width }),
	};
}

function embeddingsOf(titleIds: readonly TitleId[], { width, seed }: Required<LinearModelOptions>) {
	const random = seededRandom(seed, 'embeddings');
	const embeddings = Float32Array.from({ length: titleIds.length * width }, random.normal); // (V, D)
	const row = (place: number) => embeddings.subarray(place * width, (place + 1) * width); // (D)
	for (let place = 0; place < titleIds.length; place++) normalise(row(place));
	return { embeddings, row, places: new Map(titleIds.map((id, place) => [id, place])) };
}

function profileVector(
	state: ProfileState | undefined,
	places: ReadonlyMap<TitleId, number>,
	row: (place: number) => Float32Array,
	width: number,
): Float32Array {
	const sum = new Float32Array(width).fill(0.01); // a new profile leans somewhere too
	for (const activity of state?.titles ?? []) {
		const place = places.get(activity.titleId);
		if (place === undefined || activity.lastEngagedAt === undefined) continue;
		const sign = isDisliked(activity) ? -1 : 1;
		for (const [d, value] of row(place).entries()) sum[d]! += sign * value;
	}
	return sum;
}

function normalise(vector: Float32Array): void {
	const norm = Math.hypot(...vector);
	for (let d = 0; d < vector.length; d++) vector[d]! /= norm;
}
