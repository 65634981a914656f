import type { Spelling } from './spelling.ts';

/** Names of more signs or words are found by their grams, however they are misspelt. */
const longestSounded = 14;
const mostWords = 2;
const fewestLetters = 3;
/** A single sound is in too many names to say anything. */
const fewestSounds = 2;
/** Above the keys of grams and of whole names. */
const sounds = 2 ** 49;
const countRadix = 32;

/**
 * Letters and what is heard of them, as those write who spell by ear: `midevil`, `brite`, `theiv`. Vowels are not heard but at the
 * beginning, and hard and soft f are one. `^`: only where the name begins, `$`: only where it ends; letters behind `+`: only
 * before one of these. The first that fits is taken.
 */
const heard: readonly (readonly [string, string])[] = [
	['^kn', 'n'],
	['^gn', 'n'],
	['^pn', 'n'],
	['^ps', 's'],
	['^wr', 'r'],
	['^x', 's'],
	['^h', 'h'],
	...[...'aeiouy'].map((vowel) => [`^${vowel}`, 'a'] as const),
	['bt$', 't'],
	['mb$', 'm'],
	['mn$', 'm'],
	['dg+eiy', 'j'],
	['ght', 't'],
	['gh$', ''],
	['tch', 'x'],
	['sch', 'x'],
	['ch+rl', 'k'],
	['ch', 'x'],
	['sh', 'x'],
	['ck', 'k'],
	['sc+eiy', 's'],
	['ti+ao', 'x'],
	['ci+ao', 'x'],
	['ssi+o', 'x'],
	['si+o', 'x'],
	['c+eiy', 's'],
	['g+eiy', 'j'],
	['w+aeiouy', 'w'],
	['ph', 'f'],
	['c', 'k'],
	['q', 'k'],
	['v', 'f'],
	['z', 's'],
	['x', 'ks'],
	...[...'aeiouywh'].map((letter) => [letter, ''] as const),
];

interface Rule {
	readonly letters: readonly number[];
	readonly isFirst: boolean;
	readonly isLast: boolean;
	/** One bit for each letter that may follow; 0 where any may. */
	readonly before: number;
	readonly sounds: readonly number[];
}

const firstLetter = 97;
const codeOf = (letter: string): number => letter.charCodeAt(0);
const bitOf = (code: number): number => 1 << (code - firstLetter);

function ruleOf([written, spoken]: readonly [string, string]): Rule {
	const [letters = '', before = ''] = written.replace(/[$^]/g, '').split('+');
	return {
		letters: Array.from(letters, codeOf),
		isFirst: written.startsWith('^'),
		isLast: written.endsWith('$'),
		before: Array.from(before, (letter) => bitOf(codeOf(letter))).reduce((a, b) => a | b, 0),
		sounds: Array.from(spoken, codeOf),
	};
}

const alphabet = Array.from('abcdefghijklmnopqrstuvwxyz');

/** By the first of their letters; the last of each, that a letter is heard as itself, always fits. */
const rules: readonly (readonly Rule[])[] = alphabet.map((letter) =>
	[
		...heard.filter(([written]) => written.replace('^', '')[0] === letter),
		[letter, letter] as const,
	].map(ruleOf),
);
const letters = new Uint8Array(longestSounded + 1);

/**
 * A key that short names in Latin letters share if they sound alike to an English ear; 0 for names that have none.
 *
 * `latin` tells the letter that a sign is, 0 if none.
 */
export function soundKey(text: Spelling, latin: Uint8Array): number {
	const { length, words } = text;
	if (length < fewestLetters || length > longestSounded || words > mostWords) return 0;
	if (!areLatin(text, latin)) return 0;
	let hash = 0x811c9dc5 | 0;
	let count = 0;
	let before = 0;
	for (let at = 0; at < length; ) {
		const rule = ruleAt(at, length);
		for (const sound of rule.sounds) {
			if (sound === before) continue; // doubled
			hash = Math.imul(hash ^ sound, 0x01000193);
			count++;
		}
		before = rule.sounds.at(-1) ?? 0;
		at += rule.letters.length;
	}
	return count < fewestSounds ? 0 : sounds + (hash >>> 0) * countRadix + count;
}

/** Takes the letters, if all are. */
function areLatin({ signs, length }: Spelling, latin: Uint8Array): boolean {
	for (let at = 0; at < length; at++) {
		letters[at] = latin[signs[at]!]!;
		if (letters[at] === 0) return false;
	}
	return true;
}

function ruleAt(at: number, length: number): Rule {
	const those = rules[letters[at]! - firstLetter]!;
	let rule = 0;
	while (!fits(those[rule]!, at, length)) rule++;
	return those[rule]!;
}

/** How many sounds a key tells of. */
export const soundsOf = (key: number): number => key % countRadix;

function fits({ letters: wanted, isFirst, isLast, before }: Rule, at: number, length: number) {
	const end = at + wanted.length;
	if (end > length || (isFirst && at > 0) || (isLast && end < length)) return false;
	for (let i = 1; i < wanted.length; i++) if (letters[at + i] !== wanted[i]) return false;
	return before === 0 || (end < length && (before & bitOf(letters[end]!)) !== 0);
}
