import { wordsOf } from '../fold.ts';

const fewest = 3;
const most = 7;
/** Scripts whose names are abbreviated so. */
const letter = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u;

/** The first letters of at least three words, but for the number at the end: `lotr`. `undefined` where nobody would abbreviate so. */
export function initialsOf(spoken: string): string | undefined {
	const words = wordsOf(spoken.replace(/(?: \d+)+$/, ''));
	if (words.length < fewest || words.length > most) return undefined;
	let initials = '';
	for (const word of words) {
		if (!letter.test(word)) return undefined;
		initials += word[0];
	}
	return initials;
}
