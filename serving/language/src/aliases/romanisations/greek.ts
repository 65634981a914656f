import { byLetters, type LetterTable, type Romanisation, type Romaniser } from '../romanisation.ts';

const letters: LetterTable = {
	α: 'a',
	β: 'v',
	γ: 'g',
	δ: 'd',
	ε: 'e',
	ζ: 'z',
	η: 'i',
	θ: 'th',
	ι: 'i',
	ϊ: 'i',
	κ: 'k',
	λ: 'l',
	μ: 'm',
	ν: 'n',
	ξ: 'x',
	ο: 'o',
	π: 'p',
	ρ: 'r',
	σ: 's',
	ς: 's',
	τ: 't',
	υ: 'y',
	ϋ: 'y',
	φ: 'f',
	χ: 'ch',
	ψ: 'ps',
	ω: 'o',
	ου: 'ou',
	αυ: 'af',
	ευ: 'ef',
	ηυ: 'if',
	γγ: 'ng',
	γξ: 'nx',
	γχ: 'nch',
	'^μπ': 'b',
	'^ντ': 'd',
	'^γκ': 'g',
};

// Before a vowel or a voiced consonant these diphthongs end in v, not f.
const voiced: LetterTable = Object.fromEntries(
	['αβγδεζηιλμνορωυ'].flatMap((next) =>
		[...next].flatMap((letter) => [
			[`αυ${letter}`, `av${letters[letter]}`],
			[`ευ${letter}`, `ev${letters[letter]}`],
		]),
	),
);

/** As the standard of 1982 has it, which is on road signs and passports. */
const standard = byLetters({ ...letters, ...voiced });

/** By the ear: what is said the same is written the same. */
const heard = byLetters({
	...letters,
	...voiced,
	αι: 'e',
	ει: 'i',
	οι: 'i',
	υι: 'i',
	ου: 'u',
	υ: 'i',
	χ: 'h',
	μπ: 'b',
	ντ: 'd',
	γκ: 'g',
	τζ: 'j',
	φ: 'ph',
});

const borrowed = byLetters({
	...letters,
	αι: 'e',
	ει: 'i',
	οι: 'i',
	ου: 'u',
	αου: 'ow',
	άι: 'i',
	υ: 'y',
	ι$: 'y',
	χ: 'h',
	μπ: 'b',
	ντ: 'd',
	γκ: 'g',
	τζ: 'j',
	τσ: 'ch',
	κς: 'x',
	γου: 'w',
});

/** An accent says how a word is spoken, not how it is written in Latin; two dots part vowels and stay. */
const withoutAccents =
	(romaniser: Romaniser): Romaniser =>
	(word) =>
		romaniser(
			word
				.normalize('NFD')
				.replace(/[\u0300\u0301\u0313\u0314\u0342\u0345]/g, '')
				.normalize('NFC'),
		);

/** Greek. */
export const greek: Romanisation = {
	languages: ['el', 'grc'],
	usual: withoutAccents(standard),
	variant: withoutAccents(heard),
	borrowed: withoutAccents(borrowed),
};
