import type { TitleIndex } from './catalogue.ts';
import { oncePerCatalogue } from './once-per-catalogue.ts';

/** The words of all titles as numbers: those of title v are `of[offsets[v]]` … `of[offsets[v + 1] − 1]`, each once. */
export interface WordTable {
	/** Word w is `words[w]`. */
	readonly words: readonly string[]; // (W)
	readonly offsets: Int32Array; // (V + 1)
	readonly of: Int32Array;
}

/**
 * Numbers the words of titles, as their people or genres, in the order in which they first occur; those of a title stay in its own.
 * Each is looked up once where a title carries it, and whatever is laid out from them is laid out from numbers.
 */
export function wordTable<Titled>(
	titles: readonly Titled[],
	wordsOf: (title: Titled) => readonly string[],
): WordTable {
	const numbers = new Map<string, number>();
	const offsets = new Int32Array(titles.length + 1);
	const lastTitle: TitleIndex[] = []; // that carried word w
	let of = new Int32Array(4 * titles.length);
	let end = 0;
	for (let v = 0; v < titles.length; v++) {
		const words = wordsOf(titles[v]!);
		if (end + words.length > of.length) of = grown(of, end + words.length);
		for (const word of words) {
			let number = numbers.get(word);
			if (number === undefined) {
				number = numbers.size;
				numbers.set(word, number);
			} else if (lastTitle[number] === v) continue;
			lastTitle[number] = v;
			of[end++] = number;
		}
		offsets[v + 1] = end;
	}
	return { words: [...numbers.keys()], offsets, of: of.slice(0, end) };
}

function grown(values: Int32Array<ArrayBuffer>, needed: number): Int32Array<ArrayBuffer> {
	const larger = new Int32Array(Math.max(needed, 2 * values.length));
	larger.set(values);
	return larger;
}

/** The people of a catalogue's titles: laid out once, since a million titles name four million, and many read them. */
export const peopleOf = oncePerCatalogue(({ titles }) =>
	wordTable(titles, ({ people }) => people ?? []),
);

/** The same table with its words numbered by their names, and those of each title in that order. */
export function byName({ words, offsets, of }: WordTable): WordTable {
	const names = words.toSorted();
	const ranks = new Map(names.map((name, rank) => [name, rank]));
	const rankOf = Int32Array.from(words, (word) => ranks.get(word)!);
	const ranked = of.map((word) => rankOf[word]!);
	for (let v = 0; v + 1 < offsets.length; v++) ranked.subarray(offsets[v], offsets[v + 1]).sort();
	return { words: names, offsets, of: ranked };
}

/** The titles of every word: those of word w are `of[offsets[w]]` … `of[offsets[w + 1] − 1]`, in dense order. */
export interface TitlesOfWords {
	readonly offsets: Int32Array; // (W + 1)
	readonly of: Int32Array;
}

/** The same table from the other side: who carries which word. */
export function titlesOfWords({ words, offsets, of }: WordTable): TitlesOfWords {
	const starts = new Int32Array(words.length + 1);
	for (let at = 0; at < of.length; at++) starts[of[at]! + 1]!++;
	for (let w = 0; w < words.length; w++) starts[w + 1]! += starts[w]!;
	const next = starts.slice();
	const titles = new Int32Array(of.length);
	for (let v = 0; v + 1 < offsets.length; v++)
		for (let at = offsets[v]!; at < offsets[v + 1]!; at++) titles[next[of[at]!]!++] = v;
	return { offsets: starts, of: titles };
}
