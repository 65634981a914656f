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
	const { words } = language;
	if (row.family === 'genre') return told(language.genre(genreOf(row)));
	if (row.family === 'because-you-watched') {
		const { because } = row.evidence;
		const known = because === undefined ? undefined : nameOf(because);
		const name = known ?? row.heading.replace(/^Because you (liked|watched) /, '');
		return told(words.because(isolated(name)));
	}
	const own = ownWord(words.families, row.family);
	return own === undefined ? { text: row.heading, foreign: true } : told(own);
}

/** Why a title or a row is there, in the reader's language where its source has words there. */
export function reasonOf(
	{ sentence, source }: Pick<Evidence, 'sentence' | 'source'>,
	language: Language,
): Told {
	if (isService(language)) return { text: sentence, foreign: false };
	const own = ownWord(language.words.sources, source);
	return own === undefined ? { text: sentence, foreign: true } : { text: own, foreign: false };
}

/** A name within a sentence that may run the other way: it keeps its own direction and disturbs no other. */
const isolated = (name: string): string => `\u2068${name}\u2069`;

/** `genre:Film-Noir` is about Film-Noir. */
const genreOf = ({ rowId, heading }: Pick<PageRow, 'rowId' | 'heading'>): string =>
	/^genre:([^:]+)$/.exec(rowId)?.[1] ?? heading;

/** The word for a key that comes from the service, which may know more keys than we do. */
const ownWord = (words: Readonly<Record<string, string>>, key: string): string | undefined =>
	Object.hasOwn(words, key) ? words[key] : undefined;
