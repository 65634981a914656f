import { type TitleIndex, titlesOfWords, type WordTable } from '@marquee/catalogue';

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

/** What several titles carry of a table's words: made once for a catalogue, asked without a look-up by name. */
export function sharedWords(table: WordTable): SharedWords {
	const carriers = titlesOfWords(table);
	const carriedBy = (word: number) => carriers.offsets[word + 1]! - carriers.offsets[word]!;
	const shared = Int32Array.from(table.words.keys()).filter((word) => carriedBy(word) > 1);
	const indices = new Int32Array(table.words.length).fill(nobody);
	for (const [index, word] of shared.entries()) indices[word] = index;
	const ofTitles = new Int32Array(table.of.length);
	const starts = new Int32Array(table.offsets.length);
	let at = 0;
	for (let title = 0; title + 1 < table.offsets.length; title++) {
		for (let from = table.offsets[title]!; from < table.offsets[title + 1]!; from++) {
			const word = indices[table.of[from]!]!;
			if (word !== nobody) ofTitles[at++] = word;
		}
		starts[title + 1] = at;
	}
	return {
		words: Array.from(shared, (word) => table.words[word]!),
		ofTitle: (title) => ofTitles.subarray(starts[title], starts[title + 1]),
		titlesOf: (index) => {
			const word = shared[index]!;
			return carriers.of.subarray(carriers.offsets[word], carriers.offsets[word + 1]);
		},
	};
}

/** The index of a word that only one title carries. */
const nobody = -1;
