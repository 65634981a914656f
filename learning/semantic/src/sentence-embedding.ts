import type { Semantics } from './semantics.ts';

/** Turns texts into vectors of which near ones mean nearly the same. */
export interface SentenceEmbedding {
	/** What made the vectors: those of two names cannot be compared. */
	readonly name: string;
	/** D */
	readonly dimension: number;
	/**
	 * One vector of length 1 for every text, in their order; `undefined` for a text that says nothing that is known. A text has
	 * the same vector whatever stands beside it.
	 */
	readonly embed: (texts: readonly string[]) => Promise<readonly (Float32Array | undefined)[]>;
}

/** What was learnt from the catalogue, as an embedding of texts. */
export const sentencesOf = (semantics: Semantics, locale?: string): SentenceEmbedding => ({
	name: 'catalogue',
	dimension: semantics.width,
	embed: async (texts) => texts.map((text) => semantics.embedQuery(text, locale)),
});
