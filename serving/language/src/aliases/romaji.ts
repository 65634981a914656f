import { byLetters, type LetterTable } from './romanisation.ts';

/** Rows of the kana table: the consonant, and its five kana in the order a i u e o. */
export const kanaRows: readonly (readonly [string, string])[] = [
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

/** What Hepburn writes by ear. */
const byEar: LetterTable = {
	し: 'shi',
	じ: 'ji',
	ち: 'chi',
	つ: 'tsu',
	ぢ: 'ji',
	づ: 'zu',
	ふ: 'fu',
	や: 'ya',
	ゆ: 'yu',
	よ: 'yo',
	わ: 'wa',
	ゐ: 'i',
	ゑ: 'e',
	を: 'o',
	ん: 'n',
	ゔ: 'vu',
	ぁ: 'a',
	ぃ: 'i',
	ぅ: 'u',
	ぇ: 'e',
	ぉ: 'o',
	ゃ: 'ya',
	ゅ: 'yu',
	ょ: 'yo',
	ゎ: 'wa',
	ゕ: 'ka',
	ゖ: 'ke',
	っ: '',
	ー: '',
	うぃ: 'wi',
	うぇ: 'we',
	うぉ: 'wo',
	いぇ: 'ye',
	ゔぁ: 'va',
	ゔぃ: 'vi',
	ゔぇ: 've',
	ゔぉ: 'vo',
	ふぁ: 'fa',
	ふぃ: 'fi',
	ふぇ: 'fe',
	ふぉ: 'fo',
	ふゅ: 'fyu',
	つぁ: 'tsa',
	つぃ: 'tsi',
	つぇ: 'tse',
	つぉ: 'tso',
	てぃ: 'ti',
	でぃ: 'di',
	とぅ: 'tu',
	どぅ: 'du',
	てゅ: 'tyu',
	でゅ: 'dyu',
	くぁ: 'kwa',
	くぃ: 'kwi',
	くぇ: 'kwe',
	くぉ: 'kwo',
	ぐぁ: 'gwa',
};

const small: LetterTable = { ゃ: 'a', ゅ: 'u', ょ: 'o', ぇ: 'e' };

/** The kana of the i-row with a small one after it: きゃ is kya, but しゃ is sha. */
function glides(): LetterTable {
	const table: Record<string, string> = {};
	for (const [consonant, kana] of kanaRows.slice(1)) {
		const head = kana[1]!;
		const sound = byEar[head]?.slice(0, -1) ?? `${consonant}y`;
		for (const [sign, vowel] of Object.entries(small)) table[head + sign] = sound + vowel;
	}
	return table;
}

const kana: LetterTable = {
	...Object.fromEntries(
		kanaRows.flatMap(([consonant, row]) =>
			[...row].map((sign, i) => [sign, consonant + 'aiueo'[i]]),
		),
	),
	...byEar,
	...glides(),
};

const lookUp = byLetters(kana);

/** Katakana as hiragana, so that both are read alike. */
export function hiraganaOf(text: string): string {
	return text.replace(/[ァ-ヶ]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0x60));
}

/**
 * Kana in the romaji that every way of writing romaji is brought to: Hepburn, long vowels written once.
 * Words come apart where the kana have spaces; the particles は, へ and を are for the caller to know.
 */
export function romajiOf(text: string): string {
	const doubled = hiraganaOf(text).replace(/っ(?=(.{1,2}))/gu, (_, next: string) => {
		const sound = lookUp(next);
		return /^[^aiueon]/.test(sound) ? (sound.startsWith('ch') ? 'c' : sound[0]!) : '';
	});
	return shortVowels(lookUp(doubled));
}

function shortVowels(romaji: string): string {
	return romaji.replace(/ou/g, 'o').replace(/([aiueo])\1+/g, '$1');
}

const doubled = '(?:k(?=k)|s(?=s)|t(?=t|ch)|c(?=ch)|p(?=p)|g(?=g)|z(?=z)|d(?=d)|b(?=b)|j(?=j))?';
const consonant = '(?:[kgnhbpmr]y|[sztdjcf]y|sh|ch|ts|dz|[kgsztdnhbpmyrwfjv])?';
const syllable = `(?:${doubled}${consonant}[aiueo]|n(?![aiueoy])'?|m(?=[bpm]))`;
const romajiWord = new RegExp(`^${syllable}+(?:sh|ch|ts|[kgsztdnhbpmr]y?)?$`);

/** Other systems' spellings, and what they are in Hepburn. */
const spellings: readonly (readonly [RegExp, string])[] = [
	[/(?<![sc])si/g, 'shi'],
	[/sy(?=[auo])/g, 'sh'],
	[/(?<![a-z])ti|(?<=[aiueon])ti|tti/g, (found: string) => (found === 'tti' ? 'cchi' : 'chi')],
	[/ty(?=[auo])/g, 'ch'],
	[/cy(?=[auo])/g, 'ch'],
	[/tu/g, 'tsu'],
	[/hu/g, 'fu'],
	[/zi/g, 'ji'],
	[/(?:zy|dy|jy)(?=[auo])/g, 'j'],
	[/dzu/g, 'zu'],
	[/dz/g, 'z'],
	[/m(?=[bp])/g, 'n'],
	[/tch/g, 'cch'],
	[/n'/g, 'n'],
	[/\bwo\b/g, 'o'],
	[/\bha\b/g, 'wa'],
	[/\bhe\b/g, 'e'],
].map(([from, to]) => [from, to] as [RegExp, string]);

/**
 * Romaji of any system — toukyou, Tōkyō, tookyoo, sinkansen — as `romajiOf` writes it; `undefined` where a word can be no romaji.
 * The last word may be unfinished.
 */
export function canonicalRomaji(text: string): string | undefined {
	if (/[lqx]/i.test(text)) return undefined;
	const plain = text
		.normalize('NFD')
		.replace(/[\u0300-\u036f]/g, '')
		.toLowerCase();
	const words = plain.split(/[\s-]+/).filter((word) => word !== '');
	if (words.length === 0 || !words.every((word) => romajiWord.test(word))) return undefined;
	let romaji = words.join(' ');
	for (const [from, to] of spellings) romaji = romaji.replace(from, to);
	return shortVowels(romaji);
}
