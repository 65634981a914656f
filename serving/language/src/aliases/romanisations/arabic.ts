import { byLetters, type Romanisation, type Romaniser } from '../romanisation.ts';
import { withLikelyVowels } from './likely-vowels.ts';

/** Arabic letters and those that other languages added; each language says where it differs. */
export const arabicLetters = {
	ا: 'a',
	أ: 'a',
	إ: 'i',
	آ: 'a',
	ٱ: 'a',
	ب: 'b',
	ت: 't',
	ث: 'th',
	ج: 'j',
	ح: 'h',
	خ: 'kh',
	د: 'd',
	ذ: 'dh',
	ر: 'r',
	ز: 'z',
	س: 's',
	ش: 'sh',
	ص: 's',
	ض: 'd',
	ط: 't',
	ظ: 'z',
	ع: 'a',
	غ: 'gh',
	ف: 'f',
	ق: 'q',
	ك: 'k',
	ک: 'k',
	ل: 'l',
	م: 'm',
	ن: 'n',
	ه: 'h',
	ة: 'a',
	و: 'u',
	'^و': 'w',
	ي: 'i',
	ی: 'i',
	'^ي': 'y',
	'^ی': 'y',
	ى: 'a',
	ئ: 'e',
	ؤ: 'o',
	ء: '',
	پ: 'p',
	چ: 'ch',
	ژ: 'zh',
	گ: 'g',
	ڤ: 'v',
	ڨ: 'g',
};

/** Without the marks of vowels and doubling, and without the stroke that only makes a word longer. */
export const unpointed =
	(romaniser: Romaniser): Romaniser =>
	(word) =>
		romaniser(word.normalize('NFC').replace(/[\u0610-\u061a\u0640\u064b-\u065f\u0670\u200c]/g, ''));

/** Arabic: short vowels are not written, long ones stand for themselves. */
export const arabic: Romanisation = {
	languages: ['ar', 'arz', 'ary'],
	usual: unpointed(byLetters({ ...arabicLetters, '^ال': 'al' })),
	borrowed: withLikelyVowels(
		unpointed(
			byLetters({ ...arabicLetters, كس: 'x', ي$: 'y', ج: 'g', غ: 'g', و: 'o', وو: 'oo', ث: 'th' }),
		),
	),
	consonantal: true,
};
