import { graphemes } from '@marquee/language';
import { type Alphabet, space } from './alphabet.ts';

/** Names are compared by this many signs at most; what stands behind is as if it were not there. */
export const longestName = 250;
/** Queries are looked for by this many signs at most. */
export const longestQuery = 96;

/**
 * A text as signs without spaces, and where its words begin.
 *
 * Signs of Chinese, Japanese and Korean each begin a word: spaces say nothing there, or are left out at will.
 */
export class Spelling {
	readonly signs: Uint16Array;
	/** Positions in `signs` at which words begin, the first always 0. */
	readonly starts: Uint16Array;
	length = 0;
	words = 0;

	constructor(capacity: number) {
		this.signs = new Uint16Array(capacity);
		this.starts = new Uint16Array(capacity);
	}

	/** Reads signs with spaces among them, from a column. */
	read(column: Uint16Array, from: number, to: number, wide: Uint8Array): this {
		const { signs, starts } = this;
		let length = 0;
		let words = 0;
		let begins = true;
		for (let at = from; at < to; at++) {
			const sign = column[at]!;
			if (sign === space) {
				begins = true;
				continue;
			}
			if (begins || wide[sign] === 1) starts[words++] = length;
			begins = false;
			signs[length++] = sign;
		}
		this.length = length;
		this.words = words;
		return this;
	}

	/** Where the word ends that begins at `starts[word]`. */
	wordEnd(word: number): number {
		return word + 1 < this.words ? this.starts[word + 1]! : this.length;
	}
}

/** A folded text as integers, spaces included; signs that no name has yet are learned. */
export function spelled(text: string, alphabet: Alphabet): Uint16Array {
	const signs = graphemes(text);
	const length = Math.min(signs.length, longestName);
	const codes = new Uint16Array(length);
	for (let i = 0; i < length; i++) codes[i] = alphabet.learned(signs[i]!);
	return codes;
}

/** A folded query as integers, spaces included; nothing is learned from it. */
export function spelledQuery(text: string, alphabet: Alphabet): Uint16Array {
	return Uint16Array.from(graphemes(text.slice(0, 8 * longestQuery)).slice(0, longestQuery), (s) =>
		alphabet.known(s),
	);
}
