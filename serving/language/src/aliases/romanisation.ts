/**
 * What letters become in Latin. A key may be several letters: the longest that fits is taken. `^` before it: only where a word
 * begins; `$` after it: only where a word ends.
 */
export type LetterTable = Readonly<Record<string, string>>;

/** Turns one word of one script into Latin letters; letters it does not know stay. */
export type Romaniser = (word: string) => string;

/** How the words of one language, or of one script, are written in Latin letters. */
export interface Romanisation {
	/** Languages, as in the first part of a locale, that are read so. */
	readonly languages: readonly string[];
	/** Letters which no other language of the script has. */
	readonly telling?: RegExp;
	/** As most would write it. */
	readonly usual: Romaniser;
	/** Another common way. */
	readonly variant?: Romaniser;
	/** How a word that was taken from English would be written there. */
	readonly borrowed?: Romaniser;
	/** Vowels are mostly not written: what is compared are the consonants. */
	readonly consonantal?: boolean;
}

/** A romaniser that looks letters up. Words come in lower case. */
export function byLetters(table: LetterTable): Romaniser {
	const found = new Map(Object.entries(table));
	const keys = [...found.keys()].sort((a, b) => b.length - a.length || anchors(b) - anchors(a));
	const pattern = new RegExp(keys.join('|'), 'gu');
	return (word) =>
		word.replace(pattern, (letters, offset: number) => {
			const ends = offset + letters.length === word.length;
			return (
				(offset === 0 ? found.get(`^${letters}`) : undefined) ??
				(ends ? found.get(`${letters}$`) : undefined) ??
				found.get(letters) ??
				letters
			);
		});
}

function anchors(key: string): number {
	return Number(key.startsWith('^')) + Number(key.endsWith('$'));
}
