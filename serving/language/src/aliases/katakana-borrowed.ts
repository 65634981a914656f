import { katakanaWords } from './katakana-words.ts';
import { hiraganaOf, kanaRows } from './romaji.ts';
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

const sounds: LetterTable = {
	...Object.fromEntries(
		kanaRows.flatMap(([consonant, row]) =>
			[...row].map((sign, i) => [sign, consonant + 'aiueo'[i]]),
		),
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
};

const heard = byLetters(sounds);

/** What comes before a consonant or the end; r and l are one sound, and an l ends more words. */
function withoutAddedVowels(kana: string): string {
	return kana.replace(
		/[くぐすずつふぶぷむるとど](?=[かきくけこがぎぐげごさしすせそざじずぜぞたちつてとだでどなにぬねのはひふへほばびぶべぼぱぴぷぺぽまみむめもらりるれろ]|$)/g,
		(sign) => bare[sign] ?? sign,
	);
}

const vowelBefore: LetterTable = { a: 'er', i: 'y', u: 'u', e: 'a', o: 'o' };
const vowelLast: LetterTable = { a: 'er', i: 'y', u: 'ue', e: 'ay', o: 'o' };

/** Long vowels: -er and -y at the end of a word, but star and car, which are short. */
function withLongVowels(word: string): string {
	return word
		.replace(/([aiueo])ー$/, (_, vowel: string) =>
			vowel === 'a' && word.length <= 4 ? 'ar' : vowelLast[vowel]!,
		)
		.replace(/([aiueo])ー/g, (_, vowel: string) => vowelBefore[vowel]!)
		.replaceAll('ー', '');
}

/** How such words are spelt in English: nation, titanic, matrix, light. */
const spellings: readonly (readonly [RegExp, string])[] = [
	[/shon(?=s?$)/, 'tion'],
	[/ッks/g, 'x'],
	[/iッk$/, 'ic'],
	[/ッk/g, 'ck'],
	[/ッ([tpbdg])(?=[aiueo])/g, '$1$1'],
	[/ッ/g, ''],
	[/ai(?=[^aeiou])/g, 'i'],
	[/ei(?=[^aeiou])/g, 'a'],
	[/n(?=[pbm])/g, 'm'],
];

function bySound(kana: string): string {
	let word = withLongVowels(heard(withoutAddedVowels(hiraganaOf(kana).replaceAll('っ', 'ッ'))));
	for (const [from, to] of spellings) word = word.replace(from, to);
	return word;
}

const longestWord = Math.max(...Array.from(katakanaWords.keys(), (word) => word.length));

/** How far the first kana are explained: at what cost, and where the last part of them begins. */
interface Partition {
	readonly cost: number;
	readonly start: number;
}

// A known word is cheap whatever its length; a rest of one or two kana is hardly ever a word.
const knownCost = 0.5;
const unknownCost = (length: number) => 0.6 * length + (length < 3 ? 2 : 0.5);

function partCost(part: string): number {
	const isKnown = part.length <= longestWord && katakanaWords.has(part);
	return isKnown ? knownCost : unknownCost(part.length);
}

/** The cheapest way to cut a word into known words and rests that are spelt by their sound. */
function wordBorrowed(kana: string): string {
	const best: Partition[] = [{ cost: 0, start: 0 }];
	for (let end = 1; end <= kana.length; end++) {
		let cheapest: Partition = { cost: Number.POSITIVE_INFINITY, start: 0 };
		for (let start = 0; start < end && !cutsSyllable(kana, end); start++) {
			const cost = best[start]!.cost + partCost(kana.slice(start, end));
			if (cost < cheapest.cost) cheapest = { cost, start };
		}
		best.push(cheapest);
	}
	const parts: string[] = [];
	for (let end = kana.length; end > 0; end = best[end]!.start) {
		const part = kana.slice(best[end]!.start, end);
		parts.unshift(katakanaWords.get(part) ?? bySound(part));
	}
	return parts.join(' ');
}

/** No word begins with a small kana, a long mark, or ん. */
function cutsSyllable(kana: string, at: number): boolean {
	return /[ーッンァィゥェォャュョ]/.test(kana[at] ?? '');
}

/**
 * The words in katakana as English may spell them, where they were taken from it: one guess, some edits away from the truth. All else
 * stays.
 */
export function katakanaBorrowed(text: string): string {
	return text
		.normalize('NFKC')
		.replace(/(?<=[ァ-ヶー])[・＝=](?=[ァ-ヶ])/g, ' ')
		.replace(/[ァ-ヶ][ァ-ヶー]*/g, (word) => ` ${wordBorrowed(word)} `)
		.replace(/\s+/g, ' ')
		.trim();
}
