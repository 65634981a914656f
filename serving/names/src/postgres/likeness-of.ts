/** How like a form has to be, by the shares of trigrams that pg_trgm counts, to be proposed. */
export interface Likeness {
	/** Of all trigrams of both, those in common. */
	readonly likeness: number;
	/** Of the trigrams of the query, those that some part of the form has in a row. */
	readonly word_likeness: number;
}

/**
 * The least likeness worth a look for a query of so many signs. Of n signs there are n + 1 trigrams, of which two mistakes take six: 0.3,
 * the default, is too much to ask there. Fewer than seven are found by their keys in spite of a mistake, and are in
 * too many names to ask less.
 */
export function likenessOf(length: number): Likeness {
	return { likeness: length < 7 ? 0.3 : 0.25, word_likeness: 0.5 };
}
