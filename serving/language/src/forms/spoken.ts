import { fold } from '../fold.ts';
import type { Language } from '../locales/language.ts';
import { numeralsAsDigits } from './numerals.ts';

const signs = /[&＆+'’‘]/;
const andSigns = /[&＆]| \+ | ['’‘]?n['’] | ['’‘]n['’]? /giu;

/**
 * Folded text as it is said aloud, in one way for all who write it in several: signs for “and” are the word, numbers are figures. Names
 * and queries meet here.
 */
export function spoken(text: string, folded: string, language: Language): string {
	return numeralsAsDigits(withAnd(text, folded, language), language);
}

function withAnd(text: string, folded: string, { and }: Language): string {
	if (!signs.test(text)) return folded;
	const said = fold(text.replace(andSigns, ` ${and[0] ?? 'and'} `));
	// A name that is nothing but the sign stays the sign.
	return /[\p{L}\p{N}]/u.test(folded) ? said : folded;
}
