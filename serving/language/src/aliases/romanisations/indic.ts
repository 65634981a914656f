import type { LetterTable, Romanisation, Romaniser } from '../romanisation.ts';

/**
 * The letters of nine scripts, which Unicode lays out alike: what is written for न stands for ন too, which has the same place in its
 * own block. A consonant is followed by `a` unless a sign says otherwise.
 */
const consonants: LetterTable = {
	क: 'k',
	ख: 'kh',
	ग: 'g',
	घ: 'gh',
	ङ: 'ng',
	च: 'ch',
	छ: 'chh',
	ज: 'j',
	झ: 'jh',
	ञ: 'ny',
	ट: 't',
	ठ: 'th',
	ड: 'd',
	ढ: 'dh',
	ण: 'n',
	त: 't',
	थ: 'th',
	द: 'd',
	ध: 'dh',
	न: 'n',
	ऩ: 'n',
	प: 'p',
	फ: 'ph',
	ब: 'b',
	भ: 'bh',
	म: 'm',
	य: 'y',
	र: 'r',
	ऱ: 'r',
	ल: 'l',
	ळ: 'l',
	ऴ: 'zh',
	व: 'v',
	श: 'sh',
	ष: 'sh',
	स: 's',
	ह: 'h',
	क़: 'q',
	ख़: 'kh',
	ग़: 'gh',
	ज़: 'z',
	ड़: 'd',
	ढ़: 'dh',
	फ़: 'f',
	य़: 'y',
};

const vowels: LetterTable = {
	अ: 'a',
	आ: 'a',
	इ: 'i',
	ई: 'i',
	उ: 'u',
	ऊ: 'u',
	ऋ: 'ri',
	ऍ: 'e',
	ऎ: 'e',
	ए: 'e',
	ऐ: 'ai',
	ऑ: 'o',
	ऒ: 'o',
	ओ: 'o',
	औ: 'au',
};

const signs: LetterTable = {
	'ा': 'a',
	'ि': 'i',
	'ी': 'i',
	'ु': 'u',
	'ू': 'u',
	'ृ': 'ri',
	'ॄ': 'ri',
	'ॅ': 'e',
	'ॆ': 'e',
	'े': 'e',
	'ै': 'ai',
	'ॉ': 'o',
	'ॊ': 'o',
	'ो': 'o',
	'ौ': 'au',
	'ॗ': 'au',
};

const virama = '्';
const nukta = '़';
const nasals = 'ँं॰';
const visarga = 'ः';
/** Stands for a nasal until its neighbours are known. */
const nasal = '·';

/** What a dot below makes of a consonant. */
const dotted: Readonly<Record<string, string>> = {
	k: 'q',
	g: 'gh',
	j: 'z',
	ph: 'f',
	d: 'r',
	dh: 'rh',
	y: 'y',
};

/** What a language does with the letters. */
interface IndicHabits {
	/** The vowel that no sign stands for. */
	readonly inherent?: 'a' | 'o';
	/** It is not spoken at the end of a word, nor between two syllables that have vowels. */
	readonly dropsInherent?: boolean;
	/** Consonants that are spoken otherwise. */
	readonly spoken?: LetterTable;
	/** Vowel signs that are spoken otherwise. */
	readonly spokenSigns?: LetterTable;
	/** What the sign for a nasal is at the end of a word. */
	readonly lastNasal?: 'm';
	/** What a dot below makes of a consonant, where it is not what it makes of the others. */
	readonly dotted?: Readonly<Record<string, string>>;
}

interface Letter {
	consonant: string;
	vowel: string;
	/** Whether the vowel is written, not inherent. */
	written: boolean;
}

/** One step of reading: the letters so far and the next place in the block. */
function readLetter(letters: Letter[], letter: string, habits: IndicHabits): boolean {
	const last = letters.at(-1);
	const consonant = habits.spoken?.[letter] ?? consonants[letter];
	if (consonant !== undefined)
		letters.push({ consonant, vowel: habits.inherent ?? 'a', written: false });
	else if (vowels[letter] !== undefined)
		letters.push({ consonant: '', vowel: vowels[letter], written: true });
	else if (nasals.includes(letter)) letters.push({ consonant: nasal, vowel: '', written: true });
	else if (letter === visarga) letters.push({ consonant: 'h', vowel: '', written: true });
	else if (last === undefined) return false;
	else if (signs[letter] !== undefined)
		Object.assign(last, { vowel: habits.spokenSigns?.[letter] ?? signs[letter], written: true });
	else if (letter === virama) Object.assign(last, { vowel: '', written: true });
	else if (letter === nukta)
		last.consonant = { ...dotted, ...habits.dotted }[last.consonant] ?? last.consonant;
	else return false;
	return true;
}

/** The inherent vowel is silent at the end, and in the middle of vowel, consonant, _, consonant, vowel. */
function dropInherent(letters: readonly Letter[]): void {
	for (let i = letters.length - 1; i > 0; i--) {
		const letter = letters[i]!;
		if (letter.written || letter.consonant === '') continue;
		const before = letters[i - 1]!;
		const after = letters[i + 1];
		const atEnd = after === undefined;
		if (atEnd || (before.vowel !== '' && after.vowel !== '' && after.consonant !== ''))
			letter.vowel = '';
	}
}

function readIndic(habits: IndicHabits): Romaniser {
	return (word) => {
		const letters: Letter[] = [];
		for (const sign of word.normalize('NFC')) {
			const point = sign.codePointAt(0)!;
			if (
				!readLetter(letters, String.fromCodePoint(0x900 + ((point - 0x900) % 0x80)), habits) &&
				/\p{L}|\p{N}/u.test(sign)
			)
				letters.push({ consonant: sign, vowel: '', written: true });
		}
		if (habits.dropsInherent) dropInherent(letters);
		return letters
			.map(({ consonant, vowel }) => consonant + vowel)
			.join('')
			.replace(/n(?=[pbm])/g, 'm')
			.replace(/·(?=$)/, habits.lastNasal ?? 'n')
			.replace(/·(?=[pbm])/g, 'm')
			.replaceAll('·', 'n');
	};
}

const northern: IndicHabits = { dropsInherent: true };

const readAsEnglish = readIndic({ ...northern, spokenSigns: { 'ै': 'a' } });

/** Hindi, Marathi, Nepali and all else in Devanagari. */
export const devanagari: Romanisation = {
	languages: ['hi', 'mr', 'ne', 'sa', 'mai', 'bho', 'kok'],
	usual: readIndic({ ...northern, spoken: { ळ: 'l' } }),
	variant: readIndic({ ...northern, spoken: { व: 'w', छ: 'ch', फ: 'f' } }),
	borrowed: (word) =>
		readAsEnglish(word)
			.replace(/ai(?=[^aeiou])/g, 'i')
			.replace(/ar$/, 'er')
			.replace(/i$/, 'y'),
};

/** Bengali and Assamese, whose unwritten vowel is an o, which many write as a. */
export const bengali: Romanisation = {
	languages: ['bn', 'as'],
	usual: readIndic({ ...northern, inherent: 'o', spoken: { य: 'j', व: 'b' }, dotted: { j: 'y' } }),
	variant: readIndic({ ...northern, spoken: { य: 'y', व: 'v' } }),
};

/** Punjabi in Gurmukhi. */
export const gurmukhi: Romanisation = { languages: ['pa'], usual: readIndic(northern) };

/** Gujarati. */
export const gujarati: Romanisation = { languages: ['gu'], usual: readIndic(northern) };

/** Odia. */
export const odia: Romanisation = {
	languages: ['or'],
	usual: readIndic({ inherent: 'a', spoken: { व: 'b' } }),
};

const southern: IndicHabits = { lastNasal: 'm' };

/** Tamil, where one letter stands for the voiced and the voiceless: after a nasal and between vowels they are voiced. */
const tamilVoicing =
	(romaniser: Romaniser, dental: string): Romaniser =>
	(word) =>
		romaniser(word)
			.replace(/chch/g, 'cch')
			.replace(/(?<=[mn])k/g, 'g')
			.replace(/(?<=n)ch/g, 'j')
			.replace(/(?<=m)p/g, 'b')
			.replace(/(?<=n)t(?!h)/g, 'd')
			.replace(/(?<=[aeiou])t(?=[aeiou])/g, 'd')
			.replaceAll('T', dental);

const dentalApart = { त: 'T' };
const tamilUsual = tamilVoicing(readIndic({ ...southern, spoken: dentalApart }), 'th');
const tamilLoose = tamilVoicing(
	readIndic({ ...southern, spoken: { ...dentalApart, ऴ: 'l' } }),
	't',
);

/** Tamil: an s or a ch begins the word, and what is voiced between vowels is often written so. */
export const tamil: Romanisation = {
	languages: ['ta'],
	usual: (word) => tamilUsual(word).replace(/(?<=[aeiou])ch(?=[aeiou])/g, 's'),
	variant: (word) =>
		tamilLoose(word)
			.replace(/^ch|(?<=[aeiou])ch(?=[aeiou])/g, 's')
			.replace(/(?<=[aeiou])k(?=[aeiou])/g, 'g')
			.replace(/(?<=[aeiou])p(?=[aeiou])/g, 'b'),
};

/** Telugu. */
export const telugu: Romanisation = { languages: ['te'], usual: readIndic(southern) };

/** Kannada. */
export const kannada: Romanisation = { languages: ['kn'], usual: readIndic(southern) };

/** Malayalam's letters that end a syllable without a vowel, as letters that have lost theirs. */
const chillu = (romaniser: Romaniser): Romaniser => {
	const plain: LetterTable = { ൺ: 'ണ്', ൻ: 'ന്', ർ: 'ര്', ൽ: 'ല്', ൾ: 'ള്', ൿ: 'ക്' };
	return (word) => romaniser(word.replace(/[ൺ-ൿ]/g, (letter) => plain[letter] ?? letter));
};

/** Malayalam. */
export const malayalam: Romanisation = {
	languages: ['ml'],
	usual: chillu(readIndic({ ...southern, spoken: { त: 'th' } })),
	variant: chillu((word) => readIndic(southern)(word).replace(/chch/g, 'ch')),
};
