import { fold, graphemes } from '@marquee/language';
import { type Atom, atomsOf, keyOf, written } from './atoms.ts';
import type { LanguageWords } from './language-words.ts';
import { isContent, type Meaning, sameMeaning } from './meaning.ts';
import { withinOneEdit } from './one-edit.ts';

/** What inflection adds to the words of a language. */
export interface Inflection {
	/** Folded, the longest first. */
	readonly endings: readonly string[];
	readonly beginnings: readonly string[];
	/** Whether words are written together: `Liebesfilm`. */
	readonly compounds: boolean;
}

/** What inflection adds, as it is folded. */
export function inflectionOf({ endings, beginnings, compounds }: LanguageWords): Inflection {
	const folded = (list = '') =>
		list
			.split('|')
			.map((each) => fold(each))
			.filter((each) => each !== '')
			.sort((one, other) => other.length - one.length);
	return {
		endings: folded(endings),
		beginnings: folded(beginnings),
		compounds: compounds ?? false,
	};
}

/** A phrase that was looked up. */
export interface Entry {
	readonly meaning: Meaning;
	/** As an editor wrote it. */
	readonly phrase: string;
	readonly how: 'written' | 'inflected' | 'mistyped';
}

/** The phrases of one language and what they mean. */
export interface Lexicon {
	/** The longest phrase, in atoms. */
	readonly longest: number;
	/** Whether words are written together. */
	readonly compounds: boolean;
	/**
	 * What these atoms mean together: as written, else inflected. What names a language and is also the adjective of a country
	 * (Swedish `koreanska`) is the country's: it stands for both.
	 */
	meaningOf(atoms: readonly Atom[]): Entry | undefined;
	/** What one word means if a single letter of it is wrong: only where there is no doubt. */
	mistyped(atom: Atom): Entry | undefined;
	/** What one word means that is not finished: only where there is no doubt. */
	unfinished(atom: Atom): Entry | undefined;
	/** Whether the word, inflected or not, is part of a phrase that says what is wanted. */
	knows(atom: Atom): boolean;
	/** The year that begins the decade which a number in words stands for. */
	tens(atom: Atom): number | undefined;
}

/** A phrase to be put into a lexicon. Where two have one text the first stands. */
export interface Phrase {
	readonly text: string;
	readonly meaning: Meaning;
	/** One of so many that other words are often near: `woman` is not Oman. */
	readonly asWritten?: true;
}

/** Words of fewer letters are too like others to be taken for mistyped. */
const shortestMistyped = 5;
/** From here on the first letter may be the wrong one. */
const longEnough = 7;
const shortestUnfinished = 4;
const shortestStem = 3;

/** Puts phrases together, for lookup by all ways to write them. */
export function lexiconOf(
	phrases: Iterable<Phrase>,
	inflection: Inflection = { endings: [], beginnings: [], compounds: false },
	tens: ReadonlyMap<string, number> = new Map(),
): Lexicon {
	const stem = (atom: Atom) => (atom.unspaced ? atom.folded : stemOf(written(atom), inflection));
	const asWritten = new Map<string, Entry>();
	const guessable = new Map<string, Entry>();
	const inflected = new Map<string, Entry>();
	const vocabulary = new Set<string>();
	let longest = 1;
	for (const { text, meaning, asWritten: never } of phrases) {
		const atoms = withHashes(atomsOf(text.replaceAll('#', ' 90 ')), text);
		if (atoms.length === 0) continue;
		longest = Math.max(longest, atoms.length);
		const key = keyOf(atoms);
		const entry: Entry = { meaning, phrase: text, how: 'written' };
		if (!asWritten.has(key)) asWritten.set(key, entry);
		if (!guessable.has(key) && !never) guessable.set(key, entry);
		const stems = keyOf(atoms, stem);
		if (!inflected.has(stems)) inflected.set(stems, { meaning, phrase: text, how: 'inflected' });
		if (isContent(meaning)) for (const atom of atoms) vocabulary.add(stem(atom));
	}
	const single = lazily(() => singleWords(guessable));
	return {
		longest,
		compounds: inflection.compounds,
		meaningOf: (atoms) => {
			const word = asWritten.get(keyOf(atoms));
			if (word !== undefined && word.meaning.kind !== 'language') return word;
			const stemmed = inflected.get(keyOf(atoms, stem));
			return word === undefined || stemmed?.meaning.kind === 'country' ? stemmed : word;
		},
		mistyped: (atom) => mistyped(atom, single()),
		unfinished: (atom) => unfinished(atom, single()),
		knows: (atom) => vocabulary.has(stem(atom)),
		tens: (atom) => tens.get(atom.folded),
	};
}

/** Numbers of phrases are decades only where the editor wrote `#`. */
function withHashes(atoms: readonly Atom[], text: string): readonly Atom[] {
	return text.includes('#') ? atoms : atoms.map(({ decade: _, ...atom }) => atom);
}

/** Endings come in layers: `komediat` is `komedia`, which is `komedi` as `komedian` is. */
const layers = 2;

/** The word without what inflection adds, if enough is left to be told from others. */
export function stemOf(word: string, { endings, beginnings }: Inflection): string {
	const beginning = beginnings.find(
		(each) => word.startsWith(each) && word.length - each.length >= shortestStem,
	);
	let stem = beginning === undefined ? word : word.slice(beginning.length);
	for (let layer = 0; layer < layers; layer++) {
		const ending = endings.find(
			(each) => stem.endsWith(each) && stem.length - each.length >= shortestStem,
		);
		if (ending === undefined) break;
		stem = stem.slice(0, -ending.length);
	}
	return stem;
}

interface SingleWords {
	/** A word with one letter left out → the words it may come from. */
	readonly byDeletion: ReadonlyMap<string, readonly string[]>;
	readonly sorted: readonly string[];
	readonly entries: ReadonlyMap<string, Entry>;
}

function singleWords(guessable: ReadonlyMap<string, Entry>): SingleWords {
	const entries = new Map<string, Entry>();
	const byDeletion = new Map<string, string[]>();
	for (const [key, entry] of guessable) {
		if (!isContent(entry.meaning) || /[ #]/.test(key)) continue;
		const letters = graphemes(key);
		if (letters.length < shortestUnfinished) continue;
		entries.set(key, entry);
		if (letters.length < shortestMistyped - 1) continue;
		for (const shorter of [key, ...deletions(letters)]) {
			const kept = byDeletion.get(shorter);
			if (kept === undefined) byDeletion.set(shorter, [key]);
			else kept.push(key);
		}
	}
	return { byDeletion, entries, sorted: [...entries.keys()].sort() };
}

function deletions(letters: readonly string[]): readonly string[] {
	return letters.map((_, at) => letters.slice(0, at).join('') + letters.slice(at + 1).join(''));
}

function mistyped(atom: Atom, { byDeletion, entries }: SingleWords): Entry | undefined {
	if (atom.unspaced || atom.folded.length < shortestMistyped) return undefined;
	const letters = graphemes(atom.folded);
	if (letters.length < shortestMistyped) return undefined;
	const candidates = new Set(
		[atom.folded, ...deletions(letters)].flatMap((shorter) => byDeletion.get(shorter) ?? []),
	);
	const near = [...candidates].filter(
		(word) =>
			(letters.length >= longEnough || word.startsWith(letters[0]!)) &&
			withinOneEdit(letters, graphemes(word)),
	);
	return undoubted(near.map((word) => entries.get(word)!));
}

function unfinished(atom: Atom, { sorted, entries }: SingleWords): Entry | undefined {
	if (atom.unspaced || graphemes(atom.folded).length < shortestUnfinished) return undefined;
	const begun: Entry[] = [];
	for (let at = firstNotBefore(sorted, atom.folded); at < sorted.length; at++) {
		const word = sorted[at]!;
		if (!word.startsWith(atom.folded)) break;
		begun.push(entries.get(word)!);
	}
	return undoubted(begun);
}

/** The entry, if all of them say the same. */
function undoubted(entries: readonly Entry[]): Entry | undefined {
	const first = entries[0];
	if (first === undefined) return undefined;
	return entries.every(({ meaning }) => sameMeaning(meaning, first.meaning))
		? { ...first, how: 'mistyped' }
		: undefined;
}

function firstNotBefore(sorted: readonly string[], word: string): number {
	let low = 0;
	let high = sorted.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (sorted[middle]! < word) low = middle + 1;
		else high = middle;
	}
	return low;
}

function lazily<T>(make: () => T): () => T {
	let made: { readonly value: T } | undefined;
	return () => {
		made ??= { value: make() };
		return made.value;
	};
}
