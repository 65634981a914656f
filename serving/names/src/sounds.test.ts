import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Alphabet } from './alphabet.ts';
import { soundKey, soundsOf } from './sounds.ts';
import { longestName, Spelling, spelled } from './spelling.ts';

const alphabet = new Alphabet([...'abcdefghijklmnopqrstuvwxyz0123456789йцук']);

function keyOf(text: string): number {
	const signs = spelled(text, alphabet);
	const spelling = new Spelling(longestName).read(signs, 0, signs.length, alphabet.wide);
	return soundKey(spelling, alphabet.latin);
}

test('words that are misspelt by ear have the key of the word that was meant', () => {
	for (const [one, other] of [
		['phantom', 'fantum'],
		['knight', 'nite'],
		['christopher', 'kristofer'],
		['psycho', 'sicho'],
		['science', 'sience'],
		['bridge', 'brij'],
		['quick', 'quik'],
		['extra', 'ekstra'],
		['write', 'rite'],
		['lamb', 'lam'],
		['mission', 'mition'],
		['catch', 'cach'],
	] as const)
		expect(keyOf(one), `${one}, ${other}`).toBe(keyOf(other));
});

test('words of other consonants have other keys', () => {
	for (const [one, other] of [
		['heat', 'head'],
		['brazil', 'basil'],
		['up and', 'pond'],
		['girl', 'curl'],
	] as const)
		expect(keyOf(one), `${one}, ${other}`).not.toBe(keyOf(other));
});

test('long names, many words, figures, other letters and single sounds have no key', () => {
	for (const text of [
		'a space odyssey of',
		'war of the',
		'se7en',
		'цук',
		'oh',
		'aura a',
		'kkkkkkkkkkkkkkkk',
	])
		expect(keyOf(text), text).toBe(text === 'aura a' ? keyOf('ara') : 0);
});

test('any letters have a key that lies above all grams and tells how many sounds it stands for', () => {
	const word = fc.string({
		unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'),
		minLength: 3,
		maxLength: 14,
	});
	fc.assert(
		fc.property(word, (text) => {
			const key = keyOf(text);
			if (key === 0) return;
			expect(Number.isSafeInteger(key)).toBe(true);
			expect(key).toBeGreaterThanOrEqual(2 ** 49);
			expect(soundsOf(key)).toBeGreaterThanOrEqual(2);
			expect(soundsOf(key)).toBeLessThanOrEqual(2 * text.length);
		}),
	);
});
