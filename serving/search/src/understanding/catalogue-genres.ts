import type { WrittenName } from '@marquee/names';
import { atomsOf, keyOf } from './atoms.ts';
import { type GenreConcept, genreConcepts, type LanguageWords } from './language-words.ts';
import { languages } from './languages.ts';

/** What stands for a genre in a catalogue that does not have it: one of each group. */
const otherwise: Readonly<Partial<Record<GenreConcept, readonly GenreConcept[]>>> = {
	animation: ['anime'],
	anime: ['animation'],
	kids: ['family'],
	musical: ['music'],
	'romantic-comedy': ['romance', 'comedy'],
};

/** Which of the catalogue's genres a genre stands for, as groups: one of each. */
export type GenreGroups = ReadonlyMap<GenreConcept, readonly (readonly string[])[]>;

/** Finds out what the catalogue calls each genre, in whatever language it does. */
export function groupsOf(catalogueGenres: readonly string[]): GenreGroups {
	const called = new Map<GenreConcept, string[]>();
	for (const genre of catalogueGenres)
		for (const concept of conceptsOf(genre)) {
			const names = called.get(concept);
			if (names === undefined) called.set(concept, [genre]);
			else names.push(genre);
		}
	const groups = new Map<GenreConcept, readonly (readonly string[])[]>();
	for (const concept of genreConcepts) {
		const needed = called.has(concept) ? [concept] : (otherwise[concept] ?? [concept]);
		if (needed.every((each) => called.has(each)))
			groups.set(
				concept,
				needed.map((each) => called.get(each)!),
			);
	}
	return groups;
}

/** A catalogue's genre in all languages, the catalogue's own name first: only itself where no language knows it. */
export function genreNamesOf(genre: string): readonly WrittenName[] {
	const names: WrittenName[] = [{ text: genre }];
	const concept = conceptsOf(genre)[0];
	if (concept === undefined) return names;
	for (const [locale, { genres }] of languages)
		for (const text of genres[concept].split('|').slice(0, 2)) names.push({ text, locale });
	return names;
}

/** The genres that a catalogue's name stands for: in English if English has it, else in the first language that does. */
function conceptsOf(genre: string): readonly GenreConcept[] {
	const key = keyOf(atomsOf(genre));
	for (const words of inOrder()) {
		const found = genreConcepts.filter((concept) =>
			words.genres[concept].split('|').some((phrase) => keyOf(atomsOf(phrase)) === key),
		);
		if (found.length > 0) return found;
	}
	return [];
}

function* inOrder(): Generator<LanguageWords> {
	yield languages.get('en')!;
	for (const [locale, words] of languages) if (locale !== 'en') yield words;
}
