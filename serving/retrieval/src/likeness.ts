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
	/** Cosine of two titles; `undefined` where the model does not know them. The first of the two is remembered. */
	readonly closeness: (touchstone: TitleId, other: TitleId) => number | undefined;
	/** How many touchstones it is reasonable to compare every title of a page with. */
	readonly touchstones: number;
}

/** Neighbour lists are 300 numbers each: 4,096 of them are 10 MB. */
const listsRemembered = 4_096;
/** A vector is as long as the catalogue: 128 of 10,000 titles are 5 MB. */
const vectorsRemembered = 128;

/** The model's likeness between titles of this catalogue; `nearest` is how many neighbours a title has. */
export function likenessOf(model: TasteModel, catalogue: Catalogue, nearest = 150): Likeness {
	const places = Int32Array.from(model.titleIds, (id) => catalogue.indexOf(id) ?? notInCatalogue);
	const placeInModel = new Map(model.titleIds.map((id, place) => [id, place]));
	const vector = remembered(vectorsRemembered, model.similarity);
	const inModelOnly = Uint8Array.from(places, (index) => (index === notInCatalogue ? 1 : 0));
	const { cosine } = model;

	const neighbours = (title: TitleId): Neighbours | undefined => {
		const scores = vector(title);
		if (scores === undefined) return undefined;
		const self = placeInModel.get(title);
		const admits = (place: number) => place !== self && inModelOnly[place] === 0;
		const best = bestUnwatched({ scores, watched: inModelOnly, admits }, nearest);
		return {
			indices: best.map((place) => places[place]!),
			closeness: best.map((place) => scores[place]!),
		};
	};
	return {
		neighbours: remembered(listsRemembered, neighbours),
		closeness: (touchstone, other) => {
			if (cosine !== undefined) return cosine(touchstone, other);
			const place = placeInModel.get(other);
			return place === undefined ? undefined : vector(touchstone)?.[place];
		},
		touchstones: cosine === undefined ? 5 : 40,
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
