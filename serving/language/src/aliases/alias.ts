/** Which way an alias came from the name as it is written. */
export type AliasKind =
	| 'romaji'
	| 'kana'
	| 'pinyin'
	| 'pinyin-initials'
	| 'simplified'
	| 'words'
	| 'choseong'
	| 'jamo'
	| 'latin'
	| 'latin-variant'
	| 'skeleton';

/** Another way to write a name or a query: in other letters, by its sounds, by its initials. */
export interface Alias {
	/** Not folded yet. Jamo are compatibility jamo, U+3131 to U+318E. */
	readonly text: string;
	readonly how: AliasKind;
	/** What it costs to be found by this and not by the name itself, in edits. */
	readonly cost: number;
}

/** What each kind costs. Less than one edit where most people would write it so, more where much is left out. */
export const aliasCosts: Readonly<Record<AliasKind, number>> = {
	simplified: 0.1,
	words: 0.1,
	kana: 0.25,
	jamo: 0.25,
	romaji: 0.5,
	pinyin: 0.5,
	latin: 0.5,
	choseong: 0.75,
	'latin-variant': 0.75,
	'pinyin-initials': 1,
	skeleton: 1.5,
};

/** An alias of the usual cost. */
export function alias(how: AliasKind, text: string): Alias {
	return { text, how, cost: aliasCosts[how] };
}
