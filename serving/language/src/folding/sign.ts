import { arabicMarks, arabicSigns } from './arabic.ts';
import { greekAndCyrillicSigns } from './greek-and-cyrillic.ts';
import { hebrewMarks, hebrewSigns } from './hebrew.ts';
import { indicSigns } from './indic.ts';
import { hiraganaOf } from './kana.ts';
import { latinSigns } from './latin.ts';

/** What a sign becomes: nothing, a space where it parts words, or what is compared. */
export type SignTable = (codePoint: number) => string;

/** Folded so far that letters typed one for another are the same. */
export const foldedSign: SignTable = remembered(foldSign);

/** Folded in case alone. */
export const exactSign: SignTable = remembered(lowerSign);

const specials = new Map(
	Object.entries({
		...latinSigns,
		...greekAndCyrillicSigns,
		...arabicSigns,
		...hebrewSigns,
		...indicSigns,
	}),
);
/** Of Latin, Greek and Cyrillic letters, and of the Vedas: the marks of other scripts are vowels. */
const accents = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u0951-\u0954]/gu;
const written = /[\p{L}\p{N}\p{M}\p{Emoji_Presentation}]/u;
/** Apostrophes and their look-alikes belong to the word: “don’t” is typed “dont”. */
const joining = /['’‘‛`´′＇ʹ-ˁˆ-ˑˬˮ՚״׳]/u;
/** Seen by nobody: format characters, variation selectors, skin tones, marks for symbols. */
const unseen = /\p{Cf}|\p{Emoji_Modifier}|\p{Variation_Selector}|\u034f|[\u20d0-\u20ff]/u;
const anyDigit = /\p{Nd}/u;

function foldSign(codePoint: number): string {
	const kana = hiraganaOf(codePoint);
	if (kana !== undefined) return kana;
	const sign = String.fromCodePoint(codePoint);
	const special = specials.get(sign);
	if (special !== undefined) return special;
	if (arabicMarks.test(sign) || hebrewMarks.test(sign)) return '';
	if (codePoint === 0x3099 || codePoint === 0x309a) return '';
	const lowered = lowerSign(codePoint);
	if (lowered === ' ') return lowered;
	const bare = lowered.normalize('NFD').replace(accents, '').normalize('NFC');
	return Array.from(bare, (each) => specials.get(each) ?? each).join('');
}

function lowerSign(codePoint: number): string {
	const sign = String.fromCodePoint(codePoint);
	if (anyDigit.test(sign)) return digitOf(codePoint);
	if (unseen.test(sign) || joining.test(sign)) return '';
	if (!written.test(sign)) return ' ';
	return sign === 'İ' ? 'i' : sign.toLowerCase();
}

/** The digits of every script stand in a row of ten that begins with its zero. */
function digitOf(codePoint: number): string {
	let zero = codePoint;
	while (codePoint - zero < 9 && anyDigit.test(String.fromCodePoint(zero - 1))) zero--;
	return String(codePoint - zero);
}

/** Asks for each sign once: a million names have but some thousand signs. */
function remembered(rule: SignTable): SignTable {
	const known: (string | undefined)[] = new Array(0x10000).fill(undefined);
	return (codePoint) => {
		if (codePoint >= 0x10000) return rule(codePoint);
		known[codePoint] ??= rule(codePoint);
		return known[codePoint];
	};
}
