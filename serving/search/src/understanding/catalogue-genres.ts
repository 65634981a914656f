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
	return inEnglish().get(key) ?? elsewhere().get(key) ?? [];
}

type Concepts = ReadonlyMap<string, readonly GenreConcept[]>;

/** The tables never change: what follows from them is kept. */
const kept: { english?: Concepts; elsewhere?: Concepts } = {};

function inEnglish(): Concepts {
	kept.english ??= conceptsByKey(languages.get('en')!);
	return kept.english;
}

function elsewhere(): Concepts {
	kept.elsewhere ??= new Map(
		[...languages.values()].toReversed().flatMap((words) => [...conceptsByKey(words)]),
	);
	return kept.elsewhere;
}

function conceptsByKey({ genres }: LanguageWords): Concepts {
	const concepts = new Map<string, GenreConcept[]>();
	for (const concept of genreConcepts)
		for (const phrase of genres[concept].split('|')) {
			const key = keyOf(atomsOf(phrase));
			const others = concepts.get(key) ?? [];
			if (!others.includes(concept)) concepts.set(key, [...others, concept]);
		}
	return concepts;
}
