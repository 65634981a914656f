/** The genres that catalogues use, by a name of our own. */
export const genreConcepts = [
	'action',
	'adventure',
	'animation',
	'anime',
	'biography',
	'comedy',
	'crime',
	'documentary',
	'drama',
	'family',
	'fantasy',
	'film-noir',
	'history',
	'horror',
	'kids',
	'music',
	'musical',
	'mystery',
	'news',
	'reality',
	'romance',
	'romantic-comedy',
	'science-fiction',
	'short',
	'sport',
	'thriller',
	'war',
	'western',
] as const;
export type GenreConcept = (typeof genreConcepts)[number];

/** Phrases parted by `|`, those one would show first in front. */
export type Phrases = string;

/**
 * The words of one language in which people say what they want to watch.
 *
 * Adding a language: a file like those beside this one, and a line in languages.ts. List the forms that people type; `endings`
 * spares the inflected ones.
 */
export interface LanguageWords {
	/** Nouns and adjectives of each genre; the first is its name. */
	readonly genres: Readonly<Record<GenreConcept, Phrases>>;
	/** ISO 3166 → adjectives of what comes from there; names of countries and languages are known already. */
	readonly origins: Readonly<Record<string, Phrases>>;
	/** Film, series, movie: what all titles are. */
	readonly formats: Phrases;
	/** Words that tie others together. */
	readonly connecting: Phrases;
	/** `X` in `Y like X`: what stands before X. */
	readonly like: Phrases;
	/** What stands behind X where the language says `X like`. */
	readonly likeBehind?: Phrases;
	/** What stands before something unwanted. */
	readonly without: Phrases;
	/** What stands behind something unwanted. */
	readonly withoutBehind?: Phrases;
	/** What stands before the first or the last year. */
	readonly since?: Phrases;
	readonly before?: Phrases;
	/** Ways to write a decade, `#` being its number in digits or one of `tens`. */
	readonly decades: Phrases;
	/** Words for decades by themselves, from the twenties to the nineties; alternatives parted by `/`. */
	readonly decadeNames?: Phrases;
	/** Words for 20 to 90 as they are used in `decades`. */
	readonly tens?: Phrases;
	/** What inflection adds to words, without which two words are compared. */
	readonly endings?: Phrases;
	/** What is written onto the front of words: articles and prepositions. */
	readonly beginnings?: Phrases;
	/** Words are written together: `Liebesfilm`. */
	readonly compounds?: true;
}
