import type { Romaniser } from '../romanisation.ts';

/** What a script that writes few vowels leaves out of words taken from English: hunter, killing, batman. */
const likely: readonly (readonly [RegExp, string])[] = [
	[/ii/g, 'i'],
	[/uu/g, 'u'],
	[/aa/g, 'a'],
	[/(?<=[aeiou])[ou](?=[aei])/g, 'w'],
	[/(?<=[aeiou])i(?=[aou])/g, 'y'],
	[/ai(?=[^aeiouy])/g, 'i'],
	[/(?<=[^aeiouyr])r(?=[^aeiouyr]|$)/g, 'er'],
	[/(?<=[^aeiouy])ng$/, 'ing'],
	[/(?<=[^aeiouy])(?=[nm]$)/, 'a'],
	[/(?<=[^aeiouyrl])l$/, 'le'],
];

/** The same, with the vowels that English most likely has where none is written. */
export const withLikelyVowels =
	(romaniser: Romaniser): Romaniser =>
	(word) => {
		let latin = romaniser(word);
		for (const [unwritten, vowels] of likely) latin = latin.replace(unwritten, vowels);
		return latin;
	};
