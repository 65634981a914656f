import type { Catalogue, TitleIndex } from '@marquee/catalogue';
import type { TitleId } from '@marquee/units';
import { bestUnwatched } from './best-unwatched.ts';
import type { TasteModel } from './taste-model.ts';
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
	const none = new Uint8Array(places.length);
	const { cosine } = model;

	const neighbours = (title: TitleId): Neighbours | undefined => {
		const scores = vector(title);
		if (scores === undefined) return undefined;
		const self = placeInModel.get(title);
		const admits = (place: number) => place !== self && places[place] !== notInCatalogue;
		const best = bestUnwatched({ scores, watched: none, admits }, nearest);
		return {
			indices: best.map((place) => places[place]!),
			closeness: best.map((place) => scores[place]!),
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

/** The function with its newest answers kept; the one not asked for longest goes first. */
function remembered<Key, Value>(limit: number, compute: (key: Key) => Value): (key: Key) => Value {
	const answers = new Map<Key, Value>();
	return (key) => {
		let answer = answers.get(key);
		if (answer === undefined) answer = compute(key);
		else answers.delete(key);
		answers.set(key, answer);
		if (answers.size > limit) answers.delete(answers.keys().next().value as Key);
		return answer;
	};
}
