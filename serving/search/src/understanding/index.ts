export { genreNamesOf } from './catalogue-genres.ts';
export { type CatalogueWords, catalogueWords } from './catalogue-words.ts';
export { readSynonyms, type SynonymRules } from './synonyms/synonym-rules.ts';
export { everywhere, type Synonyms, synonymsOf } from './synonyms/synonyms.ts';
export { understand, understoodOf } from './understand.ts';
export type {
	NamedOne,
	Reading,
	Recognised,
	Typed,
	Understanding,
	UnderstandingParts,
	Wants,
} from './understanding.ts';
