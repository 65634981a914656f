import type { Romanisation, Romaniser } from '../romanisation.ts';

/**
 * The letters of the nine scripts that Unicode lays out alike, by their place in the block: what is written for न and for ন
 * stands at the same place. A consonant is followed by `a` unless a sign says otherwise.
 */
const consonants: Readonly<Record<number, string>> = {
	21: 'k',
	22: 'kh',
	23: 'g',
	24: 'gh',
	25: 'ng',
	26: 'ch',
	27: 'chh',
	28: 'j',
	29: 'jh',
	30: 'ny',
	31: 't',
	32: 'th',
	33: 'd',
	34: 'dh',
	35: 'n',
	36: 't',
	37: 'th',
	38: 'd',
	39: 'dh',
	40: 'n',
	41: 'n',
	42: 'p',
	43: 'ph',
	44: 'b',
	45: 'bh',
	46: 'm',
	47: 'y',
	48: 'r',
	49: 'r',
	50: 'l',
	51: 'l',
	52: 'zh',
	53: 'v',
	54: 'sh',
	55: 'sh',
	56: 's',
	57: 'h',
	88: 'q',
	89: 'kh',
	90: 'gh',
	91: 'z',
	92: 'd',
	93: 'dh',
	94: 'f',
	95: 'y',
};

const vowels: Readonly<Record<number, string>> = {
	5: 'a',
	6: 'a',
	7: 'i',
	8: 'i',
	9: 'u',
	10: 'u',
	11: 'ri',
	13: 'e',
	14: 'e',
	15: 'e',
	16: 'ai',
	17: 'o',
	18: 'o',
	19: 'o',
	20: 'au',
};

const signs: Readonly<Record<number, string>> = {
	62: 'a',
	63: 'i',
	64: 'i',
	65: 'u',
	66: 'u',
	67: 'ri',
	68: 'ri',
	69: 'e',
	70: 'e',
	71: 'e',
	72: 'ai',
	73: 'o',
	74: 'o',
	75: 'o',
	76: 'au',
	87: 'au',
};

const virama = 0x4d;
const nukta = 0x3c;
const nasals: ReadonlySet<number> = new Set([0x01, 0x02, 0x70]);
const visarga = 0x03;

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
	readonly spoken?: Readonly<Record<number, string>>;
}

interface Letter {
	consonant: string;
	vowel: string;
	/** Whether the vowel is written, not inherent. */
	written: boolean;
}

/** One step of reading: the letters so far and the next place in the block. */
function readLetter(letters: Letter[], place: number, habits: IndicHabits): boolean {
	const last = letters.at(-1);
	const consonant = habits.spoken?.[place] ?? consonants[place];
	if (consonant !== undefined)
		letters.push({ consonant, vowel: habits.inherent ?? 'a', written: false });
	else if (vowels[place] !== undefined)
		letters.push({ consonant: '', vowel: vowels[place], written: true });
	else if (nasals.has(place)) letters.push({ consonant: 'n', vowel: '', written: true });
	else if (place === visarga) letters.push({ consonant: 'h', vowel: '', written: true });
	else if (last === undefined) return false;
	else if (signs[place] !== undefined) Object.assign(last, { vowel: signs[place], written: true });
	else if (place === virama) Object.assign(last, { vowel: '', written: true });
	else if (place === nukta) last.consonant = dotted[last.consonant] ?? last.consonant;
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
			if (!readLetter(letters, (point - 0x900) % 0x80, habits) && /\p{L}|\p{N}/u.test(sign))
				letters.push({ consonant: sign, vowel: '', written: true });
		}
		if (habits.dropsInherent) dropInherent(letters);
		return letters
			.map(({ consonant, vowel }) => consonant + vowel)
			.join('')
			.replace(/n(?=[pbm])/g, 'm');
	};
}

const northern: IndicHabits = { dropsInherent: true };

/** Hindi, Marathi, Nepali and all else in Devanagari. */
export const devanagari: Romanisation = {
	languages: ['hi', 'mr', 'ne', 'sa', 'mai', 'bho', 'kok'],
	usual: readIndic({ ...northern, spoken: { 51: 'l' } }),
	variant: readIndic({ ...northern, spoken: { 53: 'w', 27: 'ch', 43: 'f' } }),
};

/** Bengali and Assamese, whose unwritten vowel is an o, which many write as a. */
export const bengali: Romanisation = {
	languages: ['bn', 'as'],
	usual: readIndic({ ...northern, inherent: 'o', spoken: { 47: 'j', 53: 'b' } }),
	variant: readIndic({ ...northern, spoken: { 47: 'y', 53: 'v' } }),
};

/** Punjabi in Gurmukhi. */
export const gurmukhi: Romanisation = { languages: ['pa'], usual: readIndic(northern) };

/** Gujarati. */
export const gujarati: Romanisation = { languages: ['gu'], usual: readIndic(northern) };

/** Odia. */
export const odia: Romanisation = {
	languages: ['or'],
	usual: readIndic({ inherent: 'a', spoken: { 53: 'b' } }),
};

/** Tamil, where one letter stands for the voiced and the voiceless: after a nasal and between vowels they are voiced. */
const tamilVoicing =
	(romaniser: Romaniser, dental: string): Romaniser =>
	(word) =>
		romaniser(word)
			.replace(/(?<=[mn])k/g, 'g')
			.replace(/(?<=n)ch/g, 'j')
			.replace(/(?<=m)p/g, 'b')
			.replace(/(?<=n)t(?!h)/g, 'd')
			.replace(/(?<=[aeiou])t(?=[aeiou])/g, 'd')
			.replaceAll('T', dental)
			.replace(/(?<=^|[aeiou])ch(?=[aeiou])/g, 's');

/** Tamil. */
export const tamil: Romanisation = {
	languages: ['ta'],
	usual: tamilVoicing(readIndic({ spoken: { 36: 'T' } }), 'th'),
	variant: tamilVoicing(readIndic({ spoken: { 36: 'T', 52: 'l' } }), 't'),
};

/** Telugu. */
export const telugu: Romanisation = { languages: ['te'], usual: readIndic({}) };

/** Kannada. */
export const kannada: Romanisation = { languages: ['kn'], usual: readIndic({}) };

/** Malayalam, with the letters that end a syllable without a vowel. */
const chillu = (romaniser: Romaniser): Romaniser => {
	const plain: Readonly<Record<string, string>> = {
		ൺ: 'ണ്',
		ൻ: 'ന്',
		ർ: 'ര്',
		ൽ: 'ല്',
		ൾ: 'ള്',
		ൿ: 'ക്',
	};
	return (word) => romaniser(word.replace(/[ൺ-ൿ]/g, (letter) => plain[letter] ?? letter));
};

/** Malayalam. */
export const malayalam: Romanisation = {
	languages: ['ml'],
	usual: chillu(readIndic({})),
	variant: chillu(readIndic({ spoken: { 36: 'th', 38: 'd' } })),
};
