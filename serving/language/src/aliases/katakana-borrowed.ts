import { hiraganaOf } from './romaji.ts';
import { byLetters, type LetterTable } from './romanisation.ts';

const u = 'く:k ぐ:g す:s ず:s つ:ts ふ:f ぶ:b ぷ:p む:m る:l';
const o = 'と:t ど:d';

/**
 * Kana that only carry a consonant in a borrowed word: the vowel was added because no syllable may end without one. At the end of a
 * word, and before another consonant.
 */
const bare: LetterTable = Object.fromEntries(
	`${u} ${o}`.split(' ').map((pair) => pair.split(':') as [string, string]),
);

const rows: readonly (readonly [string, string])[] = [
	['', 'あいうえお'],
	['k', 'かきくけこ'],
	['g', 'がぎぐげご'],
	['s', 'さしすせそ'],
	['z', 'ざじずぜぞ'],
	['t', 'たちつてと'],
	['d', 'だぢづでど'],
	['n', 'なにぬねの'],
	['h', 'はひふへほ'],
	['b', 'ばびぶべぼ'],
	['p', 'ぱぴぷぺぽ'],
	['m', 'まみむめも'],
	['r', 'らりるれろ'],
];

const sounds: LetterTable = {
	...Object.fromEntries(
		rows.flatMap(([consonant, row]) => [...row].map((sign, i) => [sign, consonant + 'aiueo'[i]])),
	),
	ち: 'chi',
	じ: 'ji',
	つ: 'tsu',
	ふ: 'fu',
	や: 'ya',
	ゆ: 'yu',
	よ: 'yo',
	わ: 'wa',
	を: 'o',
	ん: 'n',
	ゔ: 'v',
	しゃ: 'sha',
	しゅ: 'sh',
	しょ: 'sho',
	しぇ: 'she',
	ちゃ: 'cha',
	ちゅ: 'chu',
	ちょ: 'cho',
	ちぇ: 'che',
	じゃ: 'ja',
	じゅ: 'ju',
	じょ: 'jo',
	じぇ: 'je',
	きゃ: 'ca',
	ぎゃ: 'ga',
	きゅ: 'cu',
	にゅ: 'new',
	みゅ: 'mu',
	ふぁ: 'fa',
	ふぃ: 'fi',
	ふぇ: 'fe',
	ふぉ: 'fo',
	うぃ: 'wi',
	うぇ: 'we',
	うぉ: 'wo',
	てぃ: 'ti',
	でぃ: 'di',
	とぅ: 'tu',
	どぅ: 'du',
	ゔぁ: 'va',
	ゔぃ: 'vi',
	ゔぇ: 've',
	ゔぉ: 'vo',
	くぁ: 'qua',
	くぃ: 'qui',
	くぇ: 'que',
	くぉ: 'quo',
	ぁ: 'a',
	ぃ: 'i',
	ぅ: 'u',
	ぇ: 'e',
	ぉ: 'o',
	ゃ: 'ya',
	ゅ: 'yu',
	ょ: 'yo',
	うぉー: 'war',
};

const heard = byLetters(sounds);

/** What comes before a consonant or the end; r and l are one sound, and an l ends more words. */
function withoutAddedVowels(kana: string): string {
	return kana.replace(
		/[くぐすずつふぶぷむるとど](?=[かきくけこがぎぐげごさしすせそざじずぜぞたちつてとだでどなにぬねのはひふへほばびぶべぼぱぴぷぺぽまみむめもらりるれろ]|$)/g,
		(sign) => bare[sign] ?? sign,
	);
}

const vowelBefore: LetterTable = { a: 'ar', i: 'ee', u: 'oo', e: 'a', o: 'o' };
const vowelLast: LetterTable = { a: 'er', i: 'y', u: 'ue', e: 'ay', o: 'o' };

/** Long vowels: -er and -y at the end of a word, but star and car, which are short. */
function withLongVowels(word: string): string {
	return word
		.replace(/([aiueo])ー$/, (_, vowel: string) =>
			vowel === 'a' && word.length <= 6 ? 'ar' : vowelLast[vowel]!,
		)
		.replace(/([aiueo])ー/g, (_, vowel: string) => vowelBefore[vowel]!)
		.replaceAll('ー', '');
}

function wordBorrowed(word: string): string {
	const kana = withoutAddedVowels(hiraganaOf(word)).replace(/っ(?=(.))/gu, (_, next: string) => {
		const sound = heard(next)[0] ?? '';
		return sound === 'k' ? 'c' : /[tpgbdf]/.test(sound) ? sound : '';
	});
	return withLongVowels(heard(kana))
		.replace(/ai(?=[^aeiou])/g, 'i')
		.replace(/ei(?=[^aeiou])/g, 'a')
		.replace(/au(?=[^aeiou])/g, 'ou')
		.replace(/n(?=[pbm])/g, 'm')
		.replace(/tt$|dd$|pp$/, (pair) => pair[0]!);
}

/** A word in katakana that was taken from English, as it may be written there; one guess, some edits away from the truth. */
export function katakanaBorrowed(text: string): string {
	return text
		.normalize('NFKC')
		.split(/[\s・]+/)
		.map(wordBorrowed)
		.join(' ');
}
