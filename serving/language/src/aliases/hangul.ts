/** Consonants that begin a syllable, vowels and consonants that end it, in the order of Unicode's syllables. */
const initials = [...'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'];
const vowels = [...'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ'];
const finals = ['', ...'ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ'];

/** Letters that are typed with two keys, one after the other. */
const typedAs: Readonly<Record<string, string>> = {
	ㅘ: 'ㅗㅏ',
	ㅙ: 'ㅗㅐ',
	ㅚ: 'ㅗㅣ',
	ㅝ: 'ㅜㅓ',
	ㅞ: 'ㅜㅔ',
	ㅟ: 'ㅜㅣ',
	ㅢ: 'ㅡㅣ',
	ㄳ: 'ㄱㅅ',
	ㄵ: 'ㄴㅈ',
	ㄶ: 'ㄴㅎ',
	ㄺ: 'ㄹㄱ',
	ㄻ: 'ㄹㅁ',
	ㄼ: 'ㄹㅂ',
	ㄽ: 'ㄹㅅ',
	ㄾ: 'ㄹㅌ',
	ㄿ: 'ㄹㅍ',
	ㅀ: 'ㄹㅎ',
	ㅄ: 'ㅂㅅ',
};

/** The letters of one syllable of Hangul. */
export interface HangulSyllable {
	readonly initial: string;
	readonly vowel: string;
	/** Empty where the syllable ends in its vowel. */
	readonly final: string;
}

/** The letters of a syllable; `undefined` for whatever is none. */
export function syllableOf(sign: string): HangulSyllable | undefined {
	const place = (sign.codePointAt(0) ?? 0) - 0xac00;
	if (place < 0 || place >= 11172) return undefined;
	return {
		initial: initials[Math.floor(place / 588)]!,
		vowel: vowels[Math.floor(place / 28) % 21]!,
		final: finals[place % 28]!,
	};
}

/** Every syllable as the letters that are typed for it, in order: the text typed so far is always a beginning of the whole. */
export function jamoOf(text: string): string {
	let jamo = '';
	for (const sign of text.normalize('NFC')) {
		const syllable = syllableOf(sign);
		const letters = syllable ? [syllable.initial, syllable.vowel, syllable.final] : [sign];
		for (const letter of letters) jamo += typedAs[letter] ?? letter;
	}
	return jamo;
}

/** The first letter of every syllable, which is how Koreans shorten names. */
export function choseongOf(text: string): string {
	return Array.from(text.normalize('NFC'), (sign) => syllableOf(sign)?.initial ?? sign).join('');
}
