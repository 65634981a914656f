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

const borrowedVowels: Readonly<Record<string, string>> = {
	...vowels,
	ㅐ: 'a',
	ㅓ: 'u',
	ㅡ: '',
	ㅝ: 'wa',
	ㅕ: 'ye',
	ㅢ: 'i',
	ㅑ: 'a',
	ㅠ: 'u',
};
const borrowedFinals: Readonly<Record<string, string>> = { ...stops, ㅅ: 't', ㄷ: 'd', ㅂ: 'p' };

/** How English spells these syllables; what the letters alone would make of them is another word. */
const borrowedSyllables: Readonly<Record<string, string>> = {
	션: 'tion',
	이션: 'tion',
	전: 'gen',
	젼: 'sion',
	쉬: 'sh',
	츠: 'ts',
	드: 'd',
	즈: 's',
	러브: 'love',
	워: 'war',
	더: 'der',
	온: 'on',
	원: 'one',
	매직: 'magic',
	나이트: 'knight',
	라이트: 'light',
	프로젝트: 'project',
	하이스쿨: 'high school',
	스토리: 'story',
	시티: 'city',
	더블: 'double',
	걸즈: 'girls',
	걸스: 'girls',
	걸: 'girl',
	보이: 'boy',
	문: 'moon',
	킹: 'king',
	퀸: 'queen',
	타임: 'time',
	게임: 'game',
	레이디: 'lady',
	배틀: 'battle',
	판타지: 'fantasy',
	월드: 'world',
	블루: 'blue',
	블랙: 'black',
	블러드: 'blood',
	화이트: 'white',
	레드: 'red',
	하트: 'heart',
	스쿨: 'school',
	히어로: 'hero',
	고스트: 'ghost',
	소드: 'sword',
	파이터: 'fighter',
	파이트: 'fight',
	엔젤: 'angel',
	스카이: 'sky',
	슈퍼: 'super',
	수퍼: 'super',
	마이: 'my',
	투: 'to',
	오브: 'of',
	드래곤: 'dragon',
	프린세스: 'princess',
	크로스: 'cross',
	아이돌: 'idol',
	캡틴: 'captain',
	파워: 'power',
	로드: 'road',
};

const wholes = new RegExp(
	Object.keys(borrowedSyllables)
		.sort((a, b) => b.length - a.length)
		.filter((word) => word.length > 1)
		.join('|'),
	'gu',
);

function borrowedSyllable(sign: string, isLast: boolean): string {
	const syllable = syllableOf(sign);
	if (syllable === undefined || borrowedSyllables[sign] !== undefined)
		return borrowedSyllables[sign] ?? sign;
	const { initial, vowel, final } = syllable;
	const begins = initials[initial]!;
	if (final === '' && vowel === 'ㅓ') return `${begins}er`;
	if (final === '' && vowel === 'ㅣ' && isLast)
		return begins === 'j' ? 'ge' : begins === 'ch' ? 'ch' : `${begins}y`;
	return begins + borrowedVowels[vowel]! + (borrowedFinals[final] ?? '');
}

/** Taken from English: the vowel that only carries a consonant is left out, the rest spelt as most words have it. */
const borrowed: Romaniser = (word) => {
	const signs = [...word.normalize('NFC').replace(wholes, (whole) => borrowedSyllables[whole]!)];
	return signs
		.map((sign, at) => borrowedSyllable(sign, at === signs.length - 1))
		.join('')
		.replace(/lr/g, 'l')
		.replace(/ai(?=[^aeiou])/g, 'i')
		.replace(/ei(?=[^aeiou])/g, 'a')
		.replace(/n(?=[pb])/g, 'm');
};

/** Syllables that Korean words have rarely and borrowed ones often. */
const foreign =
	/[스트크프카케캐컨컴키타터테텐티톤파퍼팩펀페포피쥬츄쳐져죠슈샤쇼싸워위웨]|[블플클글틀슬를]|[즈드르브츠그]/gu;
const strong = /[스트크프카케캐컨컴터테텐티톤퍼팩펀페쥬츄쳐져죠슈샤쇼웨블플클]/u;

/** Whether a word looks taken from another language: a known one, or two such syllables of which one is rarely Korean. */
function looksBorrowed(word: string): boolean {
	if (word.search(wholes) >= 0) return true;
	const found = word.normalize('NFC').match(foreign) ?? [];
	return found.length >= 2 && found.some((sign) => strong.test(sign));
}

/** Borrowed words as English may spell them, the others by the standard. */
const mixed: Romaniser = (word) => (looksBorrowed(word) ? borrowed(word) : revised(word));

/** Korean by the standard of 2000. */
export const korean: Romanisation = {
	languages: ['ko'],
	usual: revised,
	variant: mixed,
	borrowed,
};
