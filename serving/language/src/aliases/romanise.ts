import anyAscii from 'any-ascii';
import { romanisationOf, romanisedWord } from './script-romanisations.ts';

/** Which of the ways to romanise is asked for; where a language has no such way, the usual one. */
export type Way = 'usual' | 'variant' | 'borrowed';

const leftOver = /[\p{L}\p{N}\p{M}]/u;
const latin = /[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u;

/**
 * The text in Latin letters, word by word in the way of its language. What stands in Latin already stays; scripts for which there is
 * no table are romanised sign by sign.
 */
export function romanise(text: string, locale: string | undefined, way: Way): string {
	const lower = text.toLowerCase();
	const known = lower.replace(romanisedWord, (word) => {
		const romanisation = romanisationOf(word, locale, lower);
		return (romanisation?.[way] ?? romanisation?.usual)?.(word) ?? word;
	});
	return Array.from(known.replace(/[\u200b-\u200d]/g, ''), (sign) =>
		leftOver.test(sign) && !latin.test(sign) ? anyAscii(sign).toLowerCase() : sign,
	).join('');
}

/** Whether the text has words whose vowels are mostly not written. */
export function isConsonantal(text: string): boolean {
	return /\p{Script=Hebrew}|\p{Script=Arabic}/u.test(text);
}
