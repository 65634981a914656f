import type { Catalogue, TitleIndex } from '@marquee/catalogue';
import type { Title } from '@marquee/contracts';

/** A word that several titles carry, as a genre or a person, by its number. */
export type WordIndex = number;

/** Which titles carry which words, both ways, in numbers. */
export interface SharedWords {
	/** Only words that at least two titles carry: no other leads from one title to another. */
	readonly words: readonly string[];
	/** In the title's own order, each once. */
	readonly ofTitle: (title: TitleIndex) => Int32Array;
	/** In dense order. */
	readonly titlesOf: (word: WordIndex) => Int32Array;
}

/** Lays out the words of all titles: made once for a catalogue, asked without a look-up by name. */
export function sharedWords(
	catalogue: Catalogue,
	wordsOf: (title: Title) => readonly string[],
): SharedWords {
	const carriers = new Map<string, number>();
	for (const title of catalogue.titles)
		for (const word of new Set(wordsOf(title))) carriers.set(word, (carriers.get(word) ?? 0) + 1);
	const words = [...carriers.keys()].filter((word) => carriers.get(word)! > 1);
	const indices = new Map(words.map((word, index) => [word, index]));
	const titleStarts = new Int32Array(catalogue.size + 1);
	const wordStarts = startsOf(words.map((word) => carriers.get(word)!));
	const pairs = wordStarts.at(-1)!;
	const ofTitles = new Int32Array(pairs);
	const ofWords = new Int32Array(pairs);
	const filled = wordStarts.slice();
	let at = 0;
	for (const [title, each] of catalogue.titles.entries()) {
		for (const name of new Set(wordsOf(each))) {
			const word = indices.get(name);
			if (word === undefined) continue;
			ofTitles[at++] = word;
			ofWords[filled[word]!++] = title;
		}
		titleStarts[title + 1] = at;
	}
	return {
		words,
		ofTitle: (title) => ofTitles.subarray(titleStarts[title], titleStarts[title + 1]),
		titlesOf: (word) => ofWords.subarray(wordStarts[word], wordStarts[word + 1]),
	};
}

/** Where each of several stretches begins, and where the last one ends. */
function startsOf(lengths: readonly number[]): Int32Array {
	const starts = new Int32Array(lengths.length + 1);
	for (const [i, length] of lengths.entries()) starts[i + 1] = starts[i]! + length;
	return starts;
}
