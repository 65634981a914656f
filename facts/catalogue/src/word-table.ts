import type { Catalogue, TitleIndex } from './catalogue.ts';

/** The words of all titles as numbers: those of title v are `of[offsets[v]]` … `of[offsets[v + 1] − 1]`, each once. */
export interface WordTable {
	/** In the order in which they first occur; word w is `words[w]`. */
	readonly words: readonly string[]; // (W)
	readonly offsets: Int32Array; // (V + 1)
	/** In the titles' own order. */
	readonly of: Int32Array;
}

/**
 * Numbers the words of titles, as their people or genres: each is looked up once where a title carries it, and whatever is laid out
 * from them is laid out from numbers.
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

const tables = new WeakMap<Catalogue, WordTable>();

/** The people of a catalogue's titles: laid out once, since a million titles name four million, and many read them. */
export function peopleOf(catalogue: Catalogue): WordTable {
	const known = tables.get(catalogue);
	if (known !== undefined) return known;
	const table = wordTable(catalogue.titles, ({ people }) => people ?? []);
	tables.set(catalogue, table);
	return table;
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
