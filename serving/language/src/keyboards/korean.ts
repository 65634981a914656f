/** The letters on the keys of the Korean two-set layout; with the shift key, the doubled ones. */
const letters = new Map(
	Array.from('qwertyuiopasdfghjklzxcvbnmQWERTOP', (key, i) => [
		key,
		Array.from('ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡㅃㅉㄸㄲㅆㅒㅖ')[i]!,
	]),
);
const keys = new Map([...letters].map(([key, letter]) => [letter, key.toLowerCase()]));

const initials = Array.from('ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ');
const vowels = Array.from('ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ');
const finals = ['', ...Array.from('ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ')];
const compounds = new Map(
	Object.entries({
		ㅗㅏ: 'ㅘ',
		ㅗㅐ: 'ㅙ',
		ㅗㅣ: 'ㅚ',
		ㅜㅓ: 'ㅝ',
		ㅜㅔ: 'ㅞ',
		ㅜㅣ: 'ㅟ',
		ㅡㅣ: 'ㅢ',
		ㄱㅅ: 'ㄳ',
		ㄴㅈ: 'ㄵ',
		ㄴㅎ: 'ㄶ',
		ㄹㄱ: 'ㄺ',
		ㄹㅁ: 'ㄻ',
		ㄹㅂ: 'ㄼ',
		ㄹㅅ: 'ㄽ',
		ㄹㅌ: 'ㄾ',
		ㄹㅍ: 'ㄿ',
		ㄹㅎ: 'ㅀ',
		ㅂㅅ: 'ㅄ',
	}),
);
const partsOfCompound = new Map([...compounds].map(([parts, compound]) => [compound, parts]));
const firstSyllable = 0xac00;

/** One syllable: a consonant, a vowel of one or two letters, and one or two consonants that do not begin the next. */
const syllable = /([ㄱ-ㅎ])([ㅏ-ㅣ]{1,2})((?:[ㄱ-ㅎ](?![ㅏ-ㅣ])){0,2})/gu;

/**
 * The Korean that the keys of a Latin text give: `tkfkd` is 사랑. `undefined` unless every letter has its place in a syllable, which
 * few words of other languages have.
 */
export function koreanOfKeys(text: string): string | undefined {
	const typed = Array.from(
		text,
		(key) => letters.get(key) ?? letters.get(key.toLowerCase()) ?? key,
	).join('');
	const composed = typed.replace(
		syllable,
		(whole, initial, vowel, final) => compose(initial, vowel, final) ?? whole,
	);
	return /[ㄱ-ㅣ]/.test(composed) || composed === text ? undefined : composed;
}

function compose(initial: string, vowel: string, final: string): string | undefined {
	const at = initials.indexOf(initial);
	const middle = vowels.indexOf(compounds.get(vowel) ?? vowel);
	const end = finals.indexOf(compounds.get(final) ?? final);
	if (at < 0 || middle < 0 || end < 0) return undefined;
	return String.fromCharCode(firstSyllable + (at * vowels.length + middle) * finals.length + end);
}

/**
 * The Latin letters on the keys of a Korean text: ㅣㅐㅍㄷ is `love`. `undefined` unless a vowel stands alone, which is no
 * Korean; consonants alone are how Koreans abbreviate.
 */
export function keysOfKorean(text: string): string | undefined {
	if (!/[ㅏ-ㅣ]/.test(text)) return undefined;
	return Array.from(text, keysOfSign).join('');
}

function keysOfSign(sign: string): string {
	const code = sign.charCodeAt(0) - firstSyllable;
	if (code < 0 || code >= initials.length * vowels.length * finals.length)
		return keysOfLetter(sign);
	const final = code % finals.length;
	const vowel = ((code - final) / finals.length) % vowels.length;
	const initial = Math.floor(code / finals.length / vowels.length);
	return [initials[initial]!, vowels[vowel]!, finals[final]!].map(keysOfLetter).join('');
}

function keysOfLetter(letter: string): string {
	const parts = Array.from(partsOfCompound.get(letter) ?? letter);
	return parts.map((part) => keys.get(part) ?? part).join('');
}
