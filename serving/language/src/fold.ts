import { withLoneLetters } from './folding/hangul.ts';
import { exactSign, foldedSign, type SignTable } from './folding/sign.ts';

/**
 * Text as it is compared: names and queries of all languages share this one folding, since a title is sought by people of other
 * languages than its own. Words are parted by one space.
 *
 * Case, width, accents of Latin, Greek and Cyrillic letters, points of Hebrew and Arabic, kinds of kana, digits of other scripts
 * and punctuation make no difference; vowel signs that Indic and South-East Asian scripts cannot do without are kept.
 * Apostrophes and the dots of initials join: `Don’t` is `dont`, `S.W.A.T.` is `swat`. Text that has no letters at all,
 * as `…`, is its own signs.
 *
 * Idempotent; never throws.
 */
export function fold(text: string): string {
	return lettersOf(text) || signsOf(text);
}

/** Folded text, blank where it has no letters: what `fold` falls back from. */
export function lettersOf(text: string): string {
	return isAscii.test(text) ? foldedAscii(text) : folded(text, foldedSign);
}

/** Text without the difference of case, width and punctuation alone: tells a name as it is written from one much like it. */
export function exactFold(text: string): string {
	return (isAscii.test(text) ? foldedAscii(text) : folded(text, exactSign)) || signsOf(text);
}

/** The words of folded text. */
export function wordsOf(folded: string): readonly string[] {
	return folded === '' ? [] : folded.split(' ');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what ASCII is
const isAscii = /^[\x00-\x7f]*$/;
const plain = /^[a-z0-9]+(?: [a-z0-9]+)*$/;

function foldedAscii(text: string): string {
	const lower = text.toLowerCase();
	if (plain.test(lower)) return lower;
	return withoutJoints(lower)
		.replace(/['`]/g, '')
		.replace(/[^a-z0-9]+/g, ' ')
		.trim();
}

function folded(text: string, table: SignTable): string {
	const source = withoutJoints(inOrder(compatible(text)));
	let out = '';
	let parted = false;
	for (let i = 0; i < source.length; i++) {
		const codePoint = source.codePointAt(i)!;
		if (codePoint > 0xffff) i++;
		const sign = table(codePoint);
		if (sign === ' ') parted = true;
		else if (sign !== '') {
			if (parted && out !== '') out += ' ';
			parted = false;
			out += sign;
		}
	}
	return out.normalize('NFC');
}

/**
 * One width and one composition for all signs (NFKC), but for fractions, which it would glue to the number before (`8½` is 8 1/2 and
 * not 81/2), and trade marks, which it would spell out. A sign of multiplication between names is typed as the letter.
 */
function compatible(text: string): string {
	const spaced = text
		.replace(/[\u00bc-\u00be\u2150-\u215e\u2189]/g, ' $&')
		.replace(/[™℠]/g, ' ')
		.replaceAll('×', ' x ');
	const composed = /[\u3131-\u318e]/.test(spaced)
		? spaced.replace(/[^\u3131-\u318e]+/g, (part) => part.normalize('NFKC'))
		: spaced.normalize('NFKC');
	return withLoneLetters(composed);
}

/** Thai signs above a letter in one order, whichever way they were typed, and two signs for e as the one that they look like. */
function inOrder(text: string): string {
	if (!/[\u0e00-\u0e7f]/.test(text)) return text;
	return text
		.replace(/([\u0e48-\u0e4c])([\u0e31\u0e34-\u0e3a\u0e47\u0e4d])/g, '$2$1')
		.replaceAll('\u0e40\u0e40', '\u0e41');
}

const initials = /(?<![\p{L}\p{N}])\p{L}(?:[.*]\p{L}(?![\p{L}\p{N}\p{M}]))+/gu;

/** Without the signs that stand within a word or a number: `M*A*S*H`, `10,000`, the Catalan `col·lecció`, the Hebrew `צה"ל`. */
function withoutJoints(text: string): string {
	let joined = text;
	if (/[.*]/.test(text)) joined = joined.replace(initials, (dotted) => dotted.replace(/[.*]/g, ''));
	if (/\d[.,]\d/.test(text)) joined = joined.replace(/(?<=\d)[.,](?=\d{3}(?!\d))/g, '');
	if (/["”]/.test(text)) joined = joined.replace(/(?<=[א-ת])["”](?=[א-ת])/g, '');
	if (text.includes('·')) joined = joined.replace(/(?<=l)·(?=l)/giu, '');
	return joined;
}

/** All that can be seen of text without a letter. */
function signsOf(text: string): string {
	return text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[\p{C}\p{Z}\p{M}]+/gu, '');
}
