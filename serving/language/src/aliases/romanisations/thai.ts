import { byLetters, type Romanisation, type Romaniser } from '../romanisation.ts';

/** How a Thai consonant sounds where a syllable begins. */
const initials: Readonly<Record<string, string>> = {
	...each('กฃฅ', 'k'),
	...each('ขคฆ', 'kh'),
	ง: 'ng',
	จ: 'ch',
	...each('ฉชฌ', 'ch'),
	...each('ซศษส', 's'),
	...each('ญย', 'y'),
	...each('ฎด', 'd'),
	...each('ฏต', 't'),
	...each('ฐฑฒถทธ', 'th'),
	...each('ณน', 'n'),
	บ: 'b',
	ป: 'p',
	...each('ผพภ', 'ph'),
	...each('ฝฟ', 'f'),
	ม: 'm',
	ร: 'r',
	...each('ลฬ', 'l'),
	ว: 'w',
	...each('หฮ', 'h'),
	อ: '',
};

/** And where it ends. */
const finals: Readonly<Record<string, string>> = {
	...each('กขคฆ', 'k'),
	ง: 'ng',
	...each('จฉชซฌฎฏฐฑฒดตถทธศษส', 't'),
	...each('ญณนรลฬ', 'n'),
	...each('บปผฝพฟภ', 'p'),
	ม: 'm',
	ย: 'i',
	ว: 'o',
};

function each(letters: string, sound: string): Record<string, string> {
	return Object.fromEntries([...letters].map((letter) => [letter, sound]));
}

const one = '[ก-ฮ]';
/** Two consonants that begin a syllable together: the second is r, l or w; or a silent h leads a sonorant. */
const onset = `(?:[กขคตปผพฟทบดซศส][รลว]|ห[งญณนมยรลว]|${one})`;
/** A consonant that ends a syllable: what follows it must not need it as its own beginning. */
const coda = `(?:(${one})(?![ะาิีึืุูำัํ็]))?`;

/** The ways a vowel is written around its consonants, the longer ones first: how it begins, and its sound. */
const shapes: readonly (readonly [RegExp, string])[] = [
	[`เ(${onset})ียะ?${coda}`, 'ia'],
	[`เ(${onset})ือะ?${coda}`, 'uea'],
	[`เ(${onset})าะ`, 'o'],
	[`เ(${onset})า`, 'ao'],
	[`เ(${onset})ย(?![ะาิีึืุูำัํ็])`, 'oei'],
	[`เ(${onset})อะ?${coda}`, 'oe'],
	[`เ(${onset})ิ${coda}`, 'oe'],
	[`เ(${onset})[็ะ]?${coda}`, 'e'],
	[`แ(${onset})[็ะ]?${coda}`, 'ae'],
	[`โ(${onset})ะ?${coda}`, 'o'],
	[`[ใไ](${onset})ย?`, 'ai'],
	[`(${onset})ัวะ?${coda}`, 'ua'],
	[`(${onset})ั${coda}`, 'a'],
	[`(${onset})ำ`, 'am'],
	[`(${onset})[ะา]${coda}`, 'a'],
	[`(${onset})[ิี]${coda}`, 'i'],
	[`(${onset})[ึืํ]อ?${coda}`, 'ue'],
	[`(${onset})[ุู]${coda}`, 'u'],
	[`(${onset})็?อ${coda}`, 'o'],
	[`(${onset})รร${coda}`, 'a'],
	[`(${one})(?=[รลว]?${one}[ะาิีึืุูำัํ็])`, 'a'],
	[`(${onset})${coda}`, 'o'],
].map(([shape, vowel]) => [new RegExp(shape!, 'uy'), vowel!] as const);

function beginning(letters: string): string {
	const pair = letters.length === 2 && letters.startsWith('ห') ? letters.slice(1) : letters;
	return [...pair].map((letter) => initials[letter] ?? letter).join('');
}

/** One syllable at this place: its sound and where it ends. */
function syllableAt(word: string, at: number): readonly [string, number] {
	for (const [shape, vowel] of shapes) {
		shape.lastIndex = at;
		const found = shape.exec(word);
		if (found === null) continue;
		const ending = finals[found[2] ?? ''] ?? '';
		return [beginning(found[1]!) + vowel + ending, shape.lastIndex];
	}
	return [word[at]!, at + 1];
}

const marks = /[่-๋๎]/g;
const silenced = /[ก-ฮ][ิุ]?์/g;
const repeated = /(.+)ๆ/g;

/** By the rules of the Royal Institute as far as the letters tell: tones and lengths are left out. */
const readThai: Romaniser = (word) => {
	const plain = word.replace(marks, '').replace(silenced, '').replace(repeated, '$1$1');
	let text = '';
	for (let at = 0; at < plain.length; ) {
		const [sound, end] = syllableAt(plain, at);
		text += sound;
		at = end;
	}
	return text;
};

/** Thai. */
export const thai: Romanisation = { languages: ['th'], usual: readThai };

/** Lao letters stand where Unicode has the Thai ones, but for the tones and what Lao alone has. */
const toThai = byLetters({
	ຫຼ: 'ล',
	ໜ: 'น',
	ໝ: 'ม',
	ໆ: 'ๆ',
	ຽ: 'ีย',
	'ົ': '',
	ຊ: 'ซ',
	ຢ: 'ย',
	ຍ: 'ย',
	'ໍ': 'อ',
	'ົວ': 'ัว',
	'ຼ': 'ล',
});

/** Lao. */
export const lao: Romanisation = {
	languages: ['lo'],
	usual: (word) =>
		readThai(
			toThai(word).replace(/[\u0e81-\u0ecd]/g, (letter) =>
				String.fromCodePoint(letter.codePointAt(0)! - 0x80),
			),
		),
};
