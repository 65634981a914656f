import anyAscii from 'any-ascii';
import type { LetterTable, Romanisation, Romaniser } from '../romanisation.ts';

/** Where a script of syllables departs from what each letter alone would be. */
interface Abugida {
	/** Signs that take the unwritten vowel away, or tie a consonant to the next. */
	readonly silencers: string;
	/** Consonants that are written as signs, below or around another: the vowel comes after them. */
	readonly medials?: string;
	/** Letters that sound otherwise. */
	readonly spoken?: LetterTable;
}

/** Letter by letter, with the `a` that is spoken where no other vowel is written. */
function readAbugida({ silencers, medials = '', spoken = {} }: Abugida): Romaniser {
	const soundOf = (sign: string) => spoken[sign] ?? anyAscii(sign).toLowerCase();
	const isConsonant = (sign: string) =>
		(/\p{L}/u.test(sign) && !/^[aeiou']/.test(soundOf(sign))) || medials.includes(sign);
	const takesVowel = (next: string | undefined) =>
		next === undefined ||
		/\p{L}/u.test(next) ||
		!(silencers.includes(next) || medials.includes(next) || /^[aeiou]/.test(soundOf(next)));
	return (word) => {
		const signs = [...word.normalize('NFC').replace(/[\u200c\u200d]/g, '')];
		return signs
			.map((sign, at) => {
				if (silencers.includes(sign)) return '';
				const last = at === signs.length - 1;
				return soundOf(sign) + (isConsonant(sign) && !last && takesVowel(signs[at + 1]) ? 'a' : '');
			})
			.join('');
	};
}

/** Sinhala. */
export const sinhala: Romanisation = {
	languages: ['si'],
	usual: readAbugida({ silencers: '\u0dca', spoken: { '\u0d82': 'n', '\u0dc0': 'v' } }),
};

/** Burmese, where an r sounds as y. */
export const burmese: Romanisation = {
	languages: ['my'],
	usual: readAbugida({
		silencers: '\u103a\u1039\u1037\u1038',
		medials: '\u103b\u103c\u103d\u103e',
		spoken: { '\u101b': 'y', '\u103c': 'y', '\u1036': 'n' },
	}),
};

/** Khmer. */
export const khmer: Romanisation = {
	languages: ['km'],
	usual: readAbugida({ silencers: '\u17d2\u17cb\u17cc\u17cd', spoken: { '\u17c6': 'm' } }),
};
