import { language as tableOf } from '@marquee/language';
import { type Atom, atomsOf } from './atoms.ts';
import { type GenreGroups, groupsOf } from './catalogue-genres.ts';
import { genreConcepts, type LanguageWords } from './language-words.ts';
import { languageOf, languages, languagesWriting } from './languages.ts';
import { inflectionOf, type Lexicon, lexiconOf, type Phrase } from './lexicon.ts';
import type { OrderingKind } from './meaning.ts';
import { countryNames, fromCountry, languageNames } from './places.ts';
import { lettersKnown } from './vocabulary.ts';

/** The words of a catalogue in all languages. Those of a language are put together when it is first spoken. */
export interface CatalogueWords {
	/** The words of the locale's own language; none for a language that is not known. */
	own(locale: string | undefined): Lexicon | undefined;
	/** The catalogue's tags and those of its genres that no language has a word for. */
	readonly tags: Lexicon;
	/** The language that explains most of these words, of all that write like this but the locale's own and English. */
	spoken(atoms: readonly Atom[], text: string, locale: string | undefined): Lexicon | undefined;
}

/** Puts the words of a catalogue together: its genres in all languages, its tags, countries, languages, decades. */
export function catalogueWords(catalogue: {
	readonly genres: readonly string[];
	readonly tags?: readonly string[];
}): CatalogueWords {
	const groups = groupsOf(catalogue.genres);
	const made = new Map<string, Lexicon>();
	const of = (language: string) => {
		const kept = made.get(language);
		if (kept !== undefined) return kept;
		const lexicon = lexiconOfLanguage(language, groups);
		made.set(language, lexicon);
		return lexicon;
	};
	return {
		own: (locale) => {
			const language = languageOf(locale);
			return language === undefined ? undefined : of(language);
		},
		tags: lexiconOf(catalogueOnly(catalogue.genres, catalogue.tags ?? [], groups)),
		spoken: (atoms, text, locale) => {
			let most: { readonly language: string; readonly letters: number } | undefined;
			for (const language of languagesWriting(text)) {
				if (language === languageOf(locale) || language === 'en') continue;
				const letters = lettersKnown(language, atoms);
				if (letters > (most?.letters ?? 0)) most = { language, letters };
			}
			return most === undefined ? undefined : of(most.language);
		},
	};
}

function lexiconOfLanguage(language: string, groups: GenreGroups): Lexicon {
	const words = languages.get(language)!;
	const tens = new Map<string, number>();
	for (const [at, names] of (words.tens ?? '').split('|').entries())
		for (const name of names.split('/'))
			for (const atom of atomsOf(name)) tens.set(atom.folded, firstOfTens(at));
	return lexiconOf(phrasesOf(language, words, groups), inflectionOf(words), tens);
}

function firstOfTens(at: number): number {
	return 1920 + 10 * at;
}

/** All phrases of a language, those that stand first first. */
function* phrasesOf(
	language: string,
	words: LanguageWords,
	groups: GenreGroups,
): Generator<Phrase> {
	for (const concept of genreConcepts) {
		const found = groups.get(concept);
		if (found === undefined) continue;
		for (const text of words.genres[concept].split('|'))
			yield { text, meaning: { kind: 'genre', groups: found } };
	}
	for (const [country, adjectives] of Object.entries(words.origins))
		for (const text of adjectives.split('|')) yield fromCountry(text, country);
	yield* decadesOf(words);
	yield* orderingOf(words);
	yield* languageNames(language);
	yield* countryNames(language);
	for (const text of tableOf(language).works) yield { text, meaning: { kind: 'format' } };
	for (const text of tableOf(language).stopWords) yield { text, meaning: { kind: 'connecting' } };
}

function* decadesOf({ decades, decadeNames }: LanguageWords): Generator<Phrase> {
	for (const text of decades.split('|')) yield { text, meaning: { kind: 'decade' } };
	for (const [at, names] of (decadeNames ?? '').split('|').entries())
		for (const text of names.split('/'))
			yield { text, meaning: { kind: 'decade', from: firstOfTens(at) } };
}

function* orderingOf(words: LanguageWords): Generator<Phrase> {
	const lists: readonly (readonly [OrderingKind, string | undefined])[] = [
		['like', words.like],
		['like-behind', words.likeBehind],
		['without', words.without],
		['without-behind', words.withoutBehind],
		['since', words.since],
		['before', words.before],
		['format', words.formats],
		['connecting', words.connecting],
	];
	for (const [kind, list] of lists)
		for (const text of (list ?? '').split('|')) yield { text, meaning: { kind } };
}

function* catalogueOnly(
	genres: readonly string[],
	tags: readonly string[],
	groups: GenreGroups,
): Generator<Phrase> {
	const known = new Set([...groups.values()].flat(2));
	for (const genre of genres)
		if (!known.has(genre)) yield { text: genre, meaning: { kind: 'genre', groups: [[genre]] } };
	for (const tag of tags) yield { text: tag, meaning: { kind: 'tag', tag } };
}
