import { languageOf } from '../ground.ts';
import { genreNamesOf } from '../understanding/index.ts';

/** What codes of a catalogue are called in a language. */
export interface CodeWords {
	readonly country: (code: string) => string;
	readonly language: (tag: string) => string;
	readonly genre: (genre: string) => string;
}

/** There are some hundred locales; more are spellings of one. */
const mostLocales = 256;

/** Laid out once for each locale that somebody asks in: the platform takes a tenth of a millisecond for each. */
const known = new Map<string, CodeWords>();

/** The words of a locale; of one that the platform does not know, English ones. */
export function wordIn(locale = 'en'): CodeWords {
	const found = known.get(locale);
	if (found !== undefined) return found;
	if (known.size >= mostLocales) known.clear();
	const tags = [locale, languageOf(locale), 'en'].filter(isKnownToIntl);
	const countries = new Intl.DisplayNames(tags, { type: 'region', fallback: 'code' });
	const languages = new Intl.DisplayNames(tags, { type: 'language', fallback: 'code' });
	const made: CodeWords = {
		country: (code) => named(countries, code),
		language: (tag) => named(languages, tag),
		genre: genresIn(locale),
	};
	known.set(locale, made);
	return made;
}

/** What genres of a catalogue are called in a language; as the catalogue calls them where it has no word. */
function genresIn(locale: string): CodeWords['genre'] {
	const known = new Map<string, string>();
	const language = languageOf(locale);
	return (genre) => {
		const found = known.get(genre);
		if (found !== undefined) return found;
		// A catalogue that is written in the locale's language has its own word.
		const names = genreNamesOf(genre);
		const word = names.some(({ text, locale: tag }) => text === genre && tag === language)
			? genre
			: names.find(({ locale: tag }) => tag === language)?.text;
		const named = capitalised(word ?? genre, locale);
		known.set(genre, named);
		return named;
	};
}

const capitalised = (word: string, locale: string): string => {
	const [first = ''] = word;
	return first.toLocaleUpperCase(isKnownToIntl(locale) ? locale : 'en') + word.slice(first.length);
};

function named(names: Intl.DisplayNames, code: string): string {
	try {
		return names.of(code) ?? code;
	} catch (error) {
		if (error instanceof RangeError) return code; // how the platform says that this is no code
		throw error;
	}
}

function isKnownToIntl(tag: string): boolean {
	try {
		return Intl.getCanonicalLocales(tag).length === 1;
	} catch (error) {
		if (error instanceof RangeError) return false;
		throw error;
	}
}
