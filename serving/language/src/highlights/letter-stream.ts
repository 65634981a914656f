import { lettersOf } from '../fold.ts';
import { foldedSign } from '../folding/sign.ts';
import { graphemes } from '../graphemes.ts';

/** The folded letters of written text, one after the other without spaces, each with the place that it comes from. */
export interface LetterStream {
	readonly letters: string;
	/** For each UTF-16 unit of `letters`: where its sign begins and ends in the text. */
	readonly from: readonly number[];
	readonly to: readonly number[];
	/** Where in `letters` words begin, in order. */
	readonly wordStarts: readonly number[];
}

/** Scripts that part no words, or whose words carry others at their end: one may begin at every sign. */
const wordless =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** `l’avventura`, `qu’ils`: what stands behind is a word. */
const elision = /['’]/;
const longestElided = 2;

/** Reads text sign by sign, so that no letter comes from two. */
export function letterStream(text: string): LetterStream {
	const from: number[] = [];
	const to: number[] = [];
	const wordStarts: number[] = [];
	let letters = '';
	let at = 0;
	let parted = true;
	for (const sign of graphemes(text)) {
		const folded = lettersOf(sign).replaceAll(' ', '');
		const inWord = letters.length - (wordStarts.at(-1) ?? 0);
		if (folded === '') parted ||= parts(sign) || (inWord <= longestElided && elision.test(sign));
		else {
			if (parted || wordless.test(sign)) wordStarts.push(letters.length);
			parted = false;
			letters += folded;
			for (let i = 0; i < folded.length; i++) {
				from.push(at);
				to.push(at + sign.length);
			}
		}
		at += sign.length;
	}
	return { letters, from, to, wordStarts };
}

/** Whether a sign without letters stands between words and not within one. */
function parts(sign: string): boolean {
	return Array.from(sign).some((each) => foldedSign(each.codePointAt(0)!) === ' ');
}
