import type { Evidence, PageRow } from '@marquee/contracts';
import type { Language } from './language.ts';

/** Text as it is shown; `foreign` where it is in the service's own language and not in the reader's. */
export interface Told {
	readonly text: string;
	readonly foreign: boolean;
}

/** The language in which the service writes headings and sentences. */
export const serviceLanguage = 'en';

const isService = (language: Language): boolean => language.spoken === serviceLanguage;

/**
 * A row's heading in the reader's language. The service writes headings in English, so it is said anew by what the row
 * is: its family, its genre, the title it rests on (`nameOf`, else the name in the heading). Families without words of
 * their own keep the service's heading.
 */
export function headingOf(
	row: Pick<PageRow, 'rowId' | 'family' | 'heading' | 'evidence'>,
	language: Language,
	nameOf: (titleId: string) => string | undefined = () => undefined,
): Told {
	const told = (text: string): Told => ({ text, foreign: false });
	if (isService(language)) return told(row.heading);
	const { because } = row.evidence;
	const name = (fromHeading: RegExp): string =>
		isolated((because && nameOf(because)) || (fromHeading.exec(row.heading)?.[1] ?? row.heading));
	const built = builtHeading(row, language, name);
	const own = built ?? ownWord(language.words.families, row.family);
	return own === undefined ? { text: row.heading, foreign: true } : told(own);
}

/** The heading of a family that names something: a genre, a decade, a person, a title. */
function builtHeading(
	row: Pick<PageRow, 'rowId' | 'family' | 'heading'>,
	{ words, genre, year, languageName }: Language,
	name: (fromHeading: RegExp) => string,
): string | undefined {
	const { heading } = row;
	const about = row.rowId.slice(row.rowId.indexOf(':') + 1);
	const [first = '', second = ''] = about.split('+');
	switch (row.family) {
		case 'genre':
			return genre(row.rowId.includes(':') ? about : row.heading);
		case 'genre-pair':
			return `${genre(first)} · ${genre(second)}`;
		case 'genre-decade':
			return `${genre(first)} · ${words.browse.decadeOf(year(Number(second)))}`;
		case 'language':
			return languageName(about);
		case 'person':
			return isolated(about);
		case 'like':
		case 'described':
		case 'with-person':
		case 'without-filters':
			// What a search finds it says in the reader's language itself.
			return heading;
		case 'also-watched':
			return words.alsoWatched(name(/^Viewers of (.+) also watched$/));
		case 'because-you-watched':
			// Around a title of one's own choice the same family says what is like it.
			if (row.heading.startsWith('More like ')) return words.title.similar;
			return words.because(name(/^Because you (?:liked|watched) (.+)$/));
		default:
			return undefined;
	}
}

/** Why a title or a row is there, in the reader's language where its source has words there. */
export function reasonOf(
	{ sentence, source }: Pick<Evidence, 'sentence' | 'source'>,
	language: Language,
): Told {
	if (isService(language) || isOfSearch(source)) return { text: sentence, foreign: false };
	const own = ownWord(language.words.sources, source.replace(/^genre-.+-shelf$/, 'genre-shelf'));
	return own === undefined ? { text: sentence, foreign: true } : { text: own, foreign: false };
}

/** Whether a search says why: it does so in the reader's language itself. */
const isOfSearch = (source: string): boolean => /^(by-[a-z]+|like)$/.test(source);

/** A name within a sentence that may run the other way: it keeps its own direction and disturbs no other. */
const isolated = (name: string): string => `\u2068${name}\u2069`;

/** The word for a key that comes from the service, which may know more keys than we do. */
const ownWord = (words: Readonly<Record<string, string>>, key: string): string | undefined =>
	Object.hasOwn(words, key) ? words[key] : undefined;
