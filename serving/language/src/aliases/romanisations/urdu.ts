import { byLetters, type Romanisation } from '../romanisation.ts';
import { arabicLetters, unpointed } from './arabic.ts';
import { withLikelyVowels } from './likely-vowels.ts';

const letters = {
	...arabicLetters,
	ث: 's',
	ذ: 'z',
	ض: 'z',
	ظ: 'z',
	ٹ: 't',
	ڈ: 'd',
	ڑ: 'r',
	ں: 'n',
	ھ: 'h',
	ہ: 'h',
	ہ$: 'a',
	ۂ: 'h',
	ے: 'e',
	ۓ: 'e',
	و: 'o',
	'^و': 'w',
};

/** Urdu. */
export const urdu: Romanisation = {
	languages: ['ur', 'pnb', 'sd'],
	telling: /[ٹڈڑںھہے]/u,
	usual: unpointed(byLetters(letters)),
	borrowed: withLikelyVowels(unpointed(byLetters({ ...letters, کس: 'x', ی$: 'y' }))),
	consonantal: true,
};
