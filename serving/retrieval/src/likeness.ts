import type { Catalogue, TitleIndex } from '@marquee/catalogue';
import type { TitleId } from '@marquee/units';
import { bestUnwatched } from './best-unwatched.ts';
import { remembered } from './remembered.ts';
import type { TasteModel } from './taste-model.ts';
import { add, titleSet } from './vectors/title-set.ts';
import type { Nearest, VectorIndex } from './vectors/vector-index.ts';
import { notInCatalogue } from './viewer.ts';

/** Titles like one title, nearest first. */
export interface Neighbours {
	readonly indices: readonly TitleIndex[];
	/** Cosines, in the same order. */
	readonly closeness: readonly number[];
}

/** Which titles are alike, by the model's embeddings. Answers are remembered, within bounds: they last as long as the bundle. */
export interface Likeness {
	/** The nearest other titles of the catalogue; `undefined` where the model does not know the title. */
	readonly neighbours: (title: TitleId) => Neighbours | undefined;
	/** Whether the model has an embedding for the title. */
	readonly knows: (title: TitleId) => boolean;
	/** The cosine of any title with this one; `undefined` where the model does not know one of them. */
	readonly closenessTo: (title: TitleId) => (other: TitleId) => number | undefined;
	/** How many touchstones it is reasonable to compare every title of a page with. */
	readonly touchstones: number;
}

/** Neighbour lists are 300 numbers each: 4,096 of them are 10 MB. */
const listsRemembered = 4_096;
/** A vector is as long as the catalogue: 256 of 10,000 titles are 10 MB. */
const vectorsRemembered = 256;
/** Touchstones where comparing two titles is cheap, and where each costs the cosines of the whole catalogue. */
const touchstonesIf = { cosine: 16, vectors: 4 };

/** The model's likeness between titles of this catalogue; `nearest` is how many neighbours a title has. */
export function likenessOf(model: TasteModel, catalogue: Catalogue, nearest = 150): Likeness {
	const places = Int32Array.from(model.titleIds, (id) => catalogue.indexOf(id) ?? notInCatalogue);
	const placeInModel = new Map(model.titleIds.map((id, place) => [id, place]));
	const vector = remembered(vectorsRemembered, model.similarity);
	const { cosine, vectors } = model;
	const search = vectors === undefined ? bySorting(vector, places) : bySearching(vectors, places);

	const neighbours = (title: TitleId): Neighbours | undefined => {
		const self = placeInModel.get(title);
		const found = self === undefined ? undefined : search(title, self, nearest);
		if (found === undefined) return undefined;
		return {
			indices: Array.from(found.indices, (place) => places[place]!),
			closeness: Array.from(found.scores),
		};
	};
	return {
		neighbours: remembered(listsRemembered, neighbours),
		knows: (title) => placeInModel.has(title),
		closenessTo: (title) => {
			if (cosine !== undefined) return (other) => cosine(title, other);
			const scores = vector(title);
			return (other) => scores?.[placeInModel.get(other) ?? -1];
		},
		touchstones: cosine === undefined ? touchstonesIf.vectors : touchstonesIf.cosine,
	};
}

/** The nearest other titles of the catalogue, by their places in the model. */
type Search = (title: TitleId, self: number, n: number) => Nearest | undefined;

const bySearching = (vectors: VectorIndex, places: Int32Array): Search => {
	const inCatalogue = titleSet(places.length);
	for (const [place, index] of places.entries())
		if (index !== notInCatalogue) add(inCatalogue, place);
	return (_title, self, n) => {
		// One more than asked for, since the title is its own nearest; behind equals it may stand later.
		const { indices, scores } = vectors.nearest(vectors.vector(self), n + 1, inCatalogue);
		const others = indices.filter((place) => place !== self).subarray(0, n);
		const kept = scores.filter((_, i) => indices[i] !== self).subarray(0, n);
		return { indices: others, scores: kept };
	};
};

const bySorting = (
	vector: (title: TitleId) => Float32Array | undefined,
	places: Int32Array,
): Search => {
	const none = new Uint8Array(places.length);
	return (title, self, n) => {
		const scores = vector(title);
		if (scores === undefined) return undefined;
		const admits = (place: number) => place !== self && places[place] !== notInCatalogue;
		const indices = bestUnwatched({ scores, watched: none, admits }, n);
		return { indices, scores: Float32Array.from(indices, (place) => scores[place]!) };
	};
};
