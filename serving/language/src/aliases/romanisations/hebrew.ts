import { byLetters, type Romanisation, type Romaniser } from '../romanisation.ts';
import { withLikelyVowels } from './likely-vowels.ts';

const letters = {
	א: 'a',
	או: 'o',
	אי: 'i',
	ב: 'v',
	'^ב': 'b',
	ג: 'g',
	'ג׳': 'j',
	ד: 'd',
	ה: 'h',
	ה$: 'a',
	ו: 'o',
	'^ו': 'v',
	וו: 'v',
	ז: 'z',
	'ז׳': 'zh',
	ח: 'h',
	ט: 't',
	י: 'i',
	'^י': 'y',
	יי: 'ay',
	כ: 'k',
	ך: 'kh',
	ל: 'l',
	מ: 'm',
	ם: 'm',
	נ: 'n',
	ן: 'n',
	ס: 's',
	ע: 'a',
	פ: 'p',
	ף: 'f',
	צ: 'ts',
	ץ: 'ts',
	'צ׳': 'ch',
	'ץ׳': 'ch',
	ק: 'k',
	ר: 'r',
	ש: 'sh',
	ת: 't',
	'ת׳': 'th',
};

/** An apostrophe after a letter is a geresh; points are rarely written and tell less than they cost. */
const plain =
	(romaniser: Romaniser): Romaniser =>
	(word) =>
		romaniser(word.replace(/[\u0591-\u05c7]/g, '').replace(/['’]/g, '׳')).replaceAll('׳', '');

/** Hebrew and Yiddish: vowels are mostly not written; those that are stand for themselves. */
export const hebrew: Romanisation = {
	languages: ['he', 'yi'],
	usual: plain(byLetters(letters)),
	borrowed: withLikelyVowels(
		plain(byLetters({ ...letters, ב: 'b', יי: 'i', י$: 'y', קס: 'x', וו: 'w' })),
	),
	consonantal: true,
};
