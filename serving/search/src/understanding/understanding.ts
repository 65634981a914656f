import type { Correction, SearchIntent, Span, Understood } from '@marquee/contracts';
import type { NameMatch, NameSearch } from '@marquee/names';
import type { CatalogueWords } from './catalogue-words.ts';
import type { Synonyms } from './synonyms/synonyms.ts';

/** A part of the query that names something, and where it stands. */
export interface Recognised extends Understood {
	/** In UTF-16 units of the query. Two parts share a span (`romcom` is two genres) or have nothing in common. */
	readonly span: Span;
	/** 0 to 1: lower for mistakes that were looked past and for words of other languages than the viewer's. */
	readonly certainty: number;
}

/** Somebody or something that the name index knows. */
export interface NamedOne {
	readonly entityId: string;
	/** As written. */
	readonly name: string;
}

/** What titles must be to answer a query that describes them; what is empty asks nothing. */
export interface Wants {
	/** As the catalogue writes them: a title should have one of each group (`Sci-Fi` and `Sci-Fi & Fantasy` are one). */
	readonly genres: readonly (readonly string[])[];
	readonly tags: readonly string[];
	readonly people: readonly NamedOne[];
	/** Both years included. */
	readonly years?: { readonly from: number; readonly to: number };
	/** ISO 3166. A title fits by one of these or by one of `originalLanguages`: `korean` stands in both. */
	readonly countries: readonly string[];
	/** BCP 47. */
	readonly originalLanguages: readonly string[];
	/** The title that others should be like. */
	readonly similarTo?: NamedOne;
	/** What a title must not be. */
	readonly without: { readonly genres: readonly string[]; readonly tags: readonly string[] };
}

/** One way to read a query. */
export interface Reading {
	readonly intent: Exclude<SearchIntent, 'none'>;
	/** 0 to 1; those of all readings of a query sum to 1. */
	readonly confidence: number;
}

/** What a query means, as far as its words tell. */
export interface Understanding {
	/** Of the most likely reading; `none` where nothing is asked. */
	readonly intent: SearchIntent;
	/** All readings, the most likely first: serve the second too where it is not far behind. */
	readonly readings: readonly Reading[];
	/** In the order of the query; under the most likely reading. */
	readonly entities: readonly Recognised[];
	/** The words that nothing explains, as typed, parted by spaces. */
	readonly rest: string;
	/** What the query describes, whichever reading is the likeliest. */
	readonly wants: Wants;
	readonly correction?: Correction;
	/** Other texts that mean the same by the editors' synonyms: to be searched for as well. */
	readonly expansions: readonly string[];
}

/** What somebody typed. */
export interface Typed {
	readonly text: string;
	readonly locale?: string;
	/** What the name index finds for the whole text, titles and people, if somebody asked already. */
	readonly matches?: readonly NameMatch[];
}

/** What understanding rests on. */
export interface UnderstandingParts {
	readonly names: Pick<NameSearch, 'search'>;
	readonly words: CatalogueWords;
	readonly synonyms?: Synonyms;
}
