import { ar } from './ar.ts';
import { de } from './de.ts';
import { en, type Words } from './en.ts';
import { he } from './he.ts';
import { ja } from './ja.ts';
import { ptBr } from './pt-br.ts';

/** The languages the viewer speaks, each under its own name. */
export const spoken = {
	en: { name: 'English', direction: 'ltr', words: en },
	'pt-BR': { name: 'Português (Brasil)', direction: 'ltr', words: ptBr },
	de: { name: 'Deutsch', direction: 'ltr', words: de },
	ar: { name: 'العربية', direction: 'rtl', words: ar },
	he: { name: 'עברית', direction: 'rtl', words: he },
	ja: { name: '日本語', direction: 'ltr', words: ja },
} as const satisfies Record<
	string,
	{ readonly name: string; readonly direction: Direction; readonly words: Words }
>;

/** Where lines begin: at the left or at the right. */
export type Direction = 'ltr' | 'rtl';

/** A language the viewer speaks. */
export type Spoken = keyof typeof spoken;

/** All of them, in the order of the settings. */
export const spokenLocales = Object.keys(spoken) as readonly Spoken[];

/** What was settled on: the words to use, and the reader's own tag for numbers, dates and requests. */
export interface Settled {
	readonly spoken: Spoken;
	/** BCP 47: `en-GB` for a reader of English who asked for it. */
	readonly tag: string;
}

/**
 * The first wish that can be met; English where none can. A wish is met by a language of the same name: `pt-PT` reads
 * Brazilian Portuguese sooner than English. What is no language tag ("C") is no wish.
 */
export function settledOn(wishes: readonly (string | undefined)[]): Settled {
	for (const wish of wishes) {
		if (wish === undefined || !isLanguageTag(wish)) continue;
		const language = languageIn(wish);
		const match = spokenLocales.find((locale) => languageIn(locale) === language);
		if (match) return { spoken: match, tag: wish };
	}
	return { spoken: 'en', tag: 'en' };
}

/** The contract's own pattern: a browser may say "C" or worse, and a whole batch of events would be refused for it. */
export const isLanguageTag = (text: string): boolean =>
	/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(text) && isKnownToIntl(text);

const languageIn = (tag: string): string => {
	const language = new Intl.Locale(tag).language;
	return language === 'iw' ? 'he' : language;
};

function isKnownToIntl(tag: string): boolean {
	try {
		return Intl.getCanonicalLocales(tag).length === 1;
	} catch (error) {
		if (error instanceof RangeError) return false;
		throw error;
	}
}
