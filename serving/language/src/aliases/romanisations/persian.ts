import { byLetters, type Romanisation } from '../romanisation.ts';
import { arabicLetters, unpointed } from './arabic.ts';
import { withLikelyVowels } from './likely-vowels.ts';

const letters = {
	...arabicLetters,
	ث: 's',
	ذ: 'z',
	ض: 'z',
	ظ: 'z',
	ق: 'gh',
	و: 'o',
	'^و': 'v',
	ه$: 'eh',
	'^ای': 'i',
	'^او': 'o',
};

/** Persian. */
export const persian: Romanisation = {
	languages: ['fa', 'ps', 'ckb', 'ku'],
	telling: /[پچژگ]/u,
	usual: unpointed(byLetters(letters)),
	borrowed: withLikelyVowels(unpointed(byLetters({ ...letters, کس: 'x', ی$: 'y', ه$: 'e' }))),
	consonantal: true,
};
