import { type Atom, atomsOf } from './atoms.ts';
import { languages } from './languages.ts';
import { inflectionOf, stemOf } from './lexicon.ts';

/** Short words of one language are often others in the next. */
const shortestForeign = 4;

/**
 * How many letters of these words the language has for genres, countries, films and decades.
 *
 * Tells which language a query is in among those that its signs leave: not by guessing, but by what it can be read as.
 */
export function lettersKnown(language: string, atoms: readonly Atom[]): number {
	const { known, stem } = vocabularyOf(language);
	let letters = 0;
	for (const atom of atoms) {
		const telling = atom.folded.length >= shortestForeign || !/^\p{sc=Latin}+$/u.test(atom.folded);
		if (telling && known.has(stem(atom))) letters += atom.folded.length;
	}
	return letters;
}

interface Vocabulary {
	readonly known: ReadonlySet<string>;
	readonly stem: (atom: Atom) => string;
}

/** The tables never change: what follows from them is kept. */
const kept = new Map<string, Vocabulary>();

function vocabularyOf(language: string): Vocabulary {
	const made = kept.get(language);
	if (made !== undefined) return made;
	const words = languages.get(language)!;
	const inflection = inflectionOf(words);
	const stem = (atom: Atom) => (atom.unspaced ? atom.folded : stemOf(atom.folded, inflection));
	const lists = [...Object.values(words.genres), ...Object.values(words.origins)];
	const others = [words.formats, words.decades, words.decadeNames ?? '', words.tens ?? ''];
	const phrases = [...lists, ...others].join('|').split(/[|/]/);
	const known = new Set(phrases.flatMap((phrase) => atomsOf(phrase).map(stem)));
	const vocabulary = { known, stem };
	kept.set(language, vocabulary);
	return vocabulary;
}
