import { type HangulSyllable, syllableOf } from '../hangul.ts';
import type { Romanisation, Romaniser } from '../romanisation.ts';

const initials: Readonly<Record<string, string>> = {
	ㄱ: 'g',
	ㄲ: 'kk',
	ㄴ: 'n',
	ㄷ: 'd',
	ㄸ: 'tt',
	ㄹ: 'r',
	ㅁ: 'm',
	ㅂ: 'b',
	ㅃ: 'pp',
	ㅅ: 's',
	ㅆ: 'ss',
	ㅇ: '',
	ㅈ: 'j',
	ㅉ: 'jj',
	ㅊ: 'ch',
	ㅋ: 'k',
	ㅌ: 't',
	ㅍ: 'p',
	ㅎ: 'h',
};

const vowels: Readonly<Record<string, string>> = {
	ㅏ: 'a',
	ㅐ: 'ae',
	ㅑ: 'ya',
	ㅒ: 'yae',
	ㅓ: 'eo',
	ㅔ: 'e',
	ㅕ: 'yeo',
	ㅖ: 'ye',
	ㅗ: 'o',
	ㅘ: 'wa',
	ㅙ: 'wae',
	ㅚ: 'oe',
	ㅛ: 'yo',
	ㅜ: 'u',
	ㅝ: 'wo',
	ㅞ: 'we',
	ㅟ: 'wi',
	ㅠ: 'yu',
	ㅡ: 'eu',
	ㅢ: 'ui',
	ㅣ: 'i',
};

/** How a final sounds when nothing, or a consonant, follows. */
const stops: Readonly<Record<string, string>> = {
	...Object.fromEntries([...'ㄱㄲㄳㄺㅋ'].map((letter) => [letter, 'k'])),
	...Object.fromEntries([...'ㄷㅅㅆㅈㅊㅌㅎ'].map((letter) => [letter, 't'])),
	...Object.fromEntries([...'ㄴㄵㄶ'].map((letter) => [letter, 'n'])),
	...Object.fromEntries([...'ㄹㄼㄽㄾㅀ'].map((letter) => [letter, 'l'])),
	...Object.fromEntries([...'ㅁㄻ'].map((letter) => [letter, 'm'])),
	...Object.fromEntries([...'ㅂㅄㅍㄿ'].map((letter) => [letter, 'p'])),
	ㅇ: 'ng',
	'': '',
};

/** How a final sounds when a vowel follows: it moves over to the next syllable. */
const linked: Readonly<Record<string, string>> = {
	...stops,
	ㄱ: 'g',
	ㄲ: 'kk',
	ㄳ: 'ks',
	ㄵ: 'nj',
	ㄷ: 'd',
	ㄹ: 'r',
	ㄺ: 'lg',
	ㄻ: 'lm',
	ㄼ: 'lb',
	ㅀ: 'r',
	ㅂ: 'b',
	ㅄ: 'ps',
	ㅅ: 's',
	ㅆ: 'ss',
	ㅈ: 'j',
	ㅊ: 'ch',
	ㅌ: 't',
	ㅍ: 'p',
	ㅎ: '',
};

const nasalOf: Readonly<Record<string, string>> = { k: 'ng', t: 'n', p: 'm' };
const aspirated: Readonly<Record<string, string>> = { g: 'k', d: 't', b: 'p', j: 'ch' };

/** What becomes of a final and the initial after it: the changes that the standard of 2000 writes. */
function meeting(final: string, initial: string): readonly [string, string] {
	const stop = stops[final] ?? '';
	const begins = initials[initial] ?? initial;
	if (initial === 'ㅇ') return [linked[final] ?? stop, ''];
	if (initial === 'ㄹ') return meetingLiquid(stop);
	const strong = aspirated[begins];
	if (strong !== undefined && /[ㅎㄶㅀ]/.test(final)) return [final === 'ㅎ' ? '' : stop, strong];
	if (initial === 'ㄴ' && stop === 'l') return ['l', 'l'];
	if (initial === 'ㄴ' || initial === 'ㅁ') return [nasalOf[stop] ?? stop, begins];
	return [stop, begins];
}

/** A final before ㄹ: with l and n it becomes ll, after others it sounds as n. */
function meetingLiquid(stop: string): readonly [string, string] {
	if (stop === 'l' || stop === 'n') return ['l', 'l'];
	return stop === '' ? ['', 'r'] : [nasalOf[stop] ?? stop, 'n'];
}

/** Reads syllables with what they do to each other. */
const revised: Romaniser = (word) => {
	let text = '';
	let before: HangulSyllable | undefined;
	for (const sign of word.normalize('NFC')) {
		const syllable = syllableOf(sign);
		if (syllable === undefined) {
			text += (before ? (stops[before.final] ?? '') : '') + sign;
		} else {
			const [ending, beginning] = before
				? meeting(before.final, syllable.initial)
				: ['', initials[syllable.initial]!];
			text += ending + beginning + vowels[syllable.vowel]!;
		}
		before = syllable;
	}
	return text + (before ? (stops[before.final] ?? '') : '');
};

/** Names as people write their own: Lee, Park, Choi. */
const loosely: Romaniser = (word) =>
	revised(word)
		.replace(/eo/g, 'u')
		.replace(/(?<![aeiouy])eu/g, 'u')
		.replace(/ui$/g, 'ee')
		.replace(/oe/g, 'oi');

const borrowedVowels: Readonly<Record<string, string>> = {
	...vowels,
	ㅐ: 'a',
	ㅓ: 'e',
	ㅡ: '',
	ㅝ: 'wa',
	ㅕ: 'ye',
	ㅢ: 'i',
};
const borrowedFinals: Readonly<Record<string, string>> = { ...stops, ㅅ: 't', ㄷ: 'd' };

/** The one a word begins with sounds like an l in as many words as like an r; an s keeps its own before a consonant. */
const borrowed: Romaniser = (word) => {
	const syllables = Array.from(word.normalize('NFC'), (sign) => syllableOf(sign) ?? sign);
	const letters = syllables.map((syllable, at) => {
		if (typeof syllable === 'string') return syllable;
		const last = at === syllables.length - 1;
		const { initial, vowel, final } = syllable;
		const open = final === '';
		const sound =
			open && vowel === 'ㅓ'
				? 'er'
				: open && last && vowel === 'ㅣ'
					? 'y'
					: (borrowedVowels[vowel] ?? '');
		return initials[initial]! + sound + (borrowedFinals[final] ?? '');
	});
	return letters
		.join('')
		.replace(/lr/g, 'l')
		.replace(/ai(?=[^aeiou])/g, 'i')
		.replace(/g(?=[^aeiou]|$)(?<!n)/g, 'k')
		.replace(/(?<=.)j$/g, 'ge');
};

/** Korean by the standard of 2000. */
export const korean: Romanisation = {
	languages: ['ko'],
	usual: revised,
	variant: loosely,
	borrowed,
};
