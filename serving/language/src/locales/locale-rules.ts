/**
 * What one language does with names, written as its readers write it; `language()` folds it for use.
 *
 * A list is text: entries are parted by commas; several words for one number or decade by `|`, the usual one first.
 */
export interface LocaleRules {
	/** Its BCP 47 tag, as short as can be. */
	readonly tag: string;
	/** Letters that its readers also write otherwise: `ä` as `ae`. Lower case. Not given: as most of Europe expects. */
	readonly expansions?: Readonly<Record<string, string>>;
	/** What may be left out before a name: `the`. One that ends in an apostrophe is written onto the word. */
	readonly articles: string;
	/** Articles that are letters of the first word itself: the Arabic `ال`. */
	readonly boundArticles?: string;
	/** Words for “and”, the usual one first. */
	readonly and: string;
	/** Words that say little about what is sought. */
	readonly stopWords: string;
	readonly season: string;
	readonly episode: string;
	readonly part: string;
	readonly volume: string;
	/** Words for films and series as such: “film”, “movie”, “series”. */
	readonly works: string;
	/** From nought to twenty, each. */
	readonly numbers: string;
	/** Thirty, forty and so on to a hundred, where titles are known to write them. */
	readonly tens?: string;
	/** What is said for the ½ of `8½` behind the number. */
	readonly half?: string;
	/** From the twenties to the nineties, where the language has words for them and not only numerals. */
	readonly decades: string;
	/** How decades are written with numerals: `#` stands for `90` or `1990`. */
	readonly decadeSigns: string;
}
