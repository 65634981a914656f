import { combined, type Near, nearestRows, unit } from './near.ts';
import { similarWords } from './similar-words.ts';
import { termsOfQuery } from './terms.ts';

/** What words and titles mean, as numbers: all that is learnt, and all that a file of it holds. */
export interface SemanticModel {
	readonly titleIds: readonly string[]; // (V)
	/** D = K + T: what is said of titles in K numbers, by whom they are watched in T. */
	readonly width: number;
	/** K */
	readonly saidWidth: number;
	/** Rows of length 1, zeros for a title of which nothing is known. */
	readonly vectors: Float32Array; // (V, D)
	readonly terms: readonly string[]; // (F)
	readonly importances: Float32Array; // (F)
	readonly termVectors: Float32Array; // (F, K)
	/** From what is said to who watches. */
	readonly tasteMap: Float32Array; // (K, T)
	/** The share of the square length that taste has in a query and in a question for titles like another. */
	readonly tasteShares: { readonly ofQueries: number; readonly ofTitles: number };
}

/** Words and titles in one space. */
export interface Semantics {
	/** What it was made of: to be kept, or scanned by others. */
	readonly model: SemanticModel;
	readonly titleIds: readonly string[]; // (V)
	/** D */
	readonly width: number;
	/** Rows of length 1 in the order of the ids, zeros for a title of which nothing is known. */
	readonly vectors: Float32Array; // (V, D)
	/** What a text asks for, of length 1; `undefined` if no word of it is known or looks like a known one. */
	readonly embedQuery: (text: string, locale?: string) => Float32Array | undefined;
	/** What "titles like this one" asks for, of length 1; `undefined` for a title of which nothing is known. */
	readonly embedTitle: (title: number) => Float32Array | undefined;
	/** The nearest titles, best first, of equals the lower index; `allowed` has bit i mod 32 of word ⌊i ÷ 32⌋ set for title i. */
	readonly near: (query: Float32Array, limit: number, allowed?: Uint32Array) => readonly Near[];
	/** The nearest to a title, itself left out. */
	readonly titlesLike: (title: number, limit: number, allowed?: Uint32Array) => readonly Near[];
}

/** The model ready to be asked. Making it looks at every word once. */
export function semanticsOf(model: SemanticModel): Semantics {
	const { vectors, width, titleIds } = model;
	const embedTerm = termVector(model);
	const embedTitle = (title: number): Float32Array | undefined => {
		if (!(Number.isInteger(title) && title >= 0 && title < titleIds.length))
			throw new RangeError(`title ${title} of ${titleIds.length}`);
		const row = vectors.subarray(title * width, (title + 1) * width);
		return balanced(model, row, model.tasteShares.ofTitles);
	};
	const near: Semantics['near'] = (query, limit, allowed) =>
		nearestRows(model, query, limit, allowed);
	return {
		model,
		titleIds,
		width,
		vectors,
		embedQuery: (text, locale) => {
			const said = embedTerm(termsOfQuery(text, locale));
			return said && balanced(model, withTaste(model, said), model.tasteShares.ofQueries);
		},
		embedTitle,
		near,
		titlesLike: (title, limit, allowed) => {
			const query = embedTitle(title);
			if (query === undefined) return [];
			return near(query, limit + 1, allowed)
				.filter((found) => found.title !== title)
				.slice(0, limit);
		},
	};
}

/**
 * Answers where the terms of a query lie by what is said of titles: Σ importance · vector.
 *
 * A word that is not known means what the words mean that look like it, the more the more they do.
 */
function termVector(model: SemanticModel) {
	const { terms, importances, termVectors, saidWidth } = model;
	const places = new Map(terms.map((term, place) => [term, place]));
	const similar = similarWords(terms);
	const weighted = (place: number, share: number) => ({
		vector: termVectors.subarray(place * saidWidth, (place + 1) * saidWidth),
		weight: importances[place]! * share,
	});
	return (asked: readonly string[]): Float32Array | undefined =>
		combined(
			[...new Set(asked)].flatMap((term) => {
				const place = places.get(term);
				if (place !== undefined) return [weighted(place, 1)];
				const found = similar(term);
				const total = found.reduce((sum, { likeness }) => sum + likeness, 0);
				return found.map(({ word, likeness }) => weighted(word, likeness ** 2 / total));
			}),
		);
}

/** What is said with the taste that it foretells. `// (D)` */
export function withTaste(
	{ saidWidth, width, tasteMap }: SemanticModel,
	said: Float32Array,
): Float32Array {
	const both = new Float32Array(width);
	both.set(said);
	const tasteWidth = width - saidWidth;
	for (let k = 0; k < saidWidth; k++)
		for (let t = 0; t < tasteWidth; t++)
			both[saidWidth + t]! += said[k]! * tasteMap[k * tasteWidth + t]!;
	return both;
}

/** Both parts brought to their shares of length 1; where one is missing the other has it all. */
export function balanced(
	{ saidWidth }: Pick<SemanticModel, 'saidWidth'>,
	vector: Float32Array,
	tasteShare: number,
): Float32Array | undefined {
	const both = new Float32Array(vector.length);
	both.set(unit(vector.subarray(0, saidWidth))?.map((v) => v * Math.sqrt(1 - tasteShare)) ?? []);
	const taste = unit(vector.subarray(saidWidth))?.map((v) => v * Math.sqrt(tasteShare));
	both.set(taste ?? [], saidWidth);
	return unit(both);
}
