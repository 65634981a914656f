import fc from 'fast-check';
import { expect, test } from 'vitest';
import { choseongOf, jamoOf } from './hangul.ts';

const syllables = fc.string({
	unit: fc.integer({ min: 0xac00, max: 0xd7a3 }).map((point) => String.fromCodePoint(point)),
	minLength: 1,
	maxLength: 6,
});

test('every step of typing 사랑의 is a beginning of its letters', () => {
	for (const typed of ['ㅅ', '사', '살', '사라', '사랑', '사랑으', '사랑의'])
		expect(jamoOf('사랑의 불시착').startsWith(jamoOf(typed))).toBe(true);
});

test('letters that need two keys are two: 화 begins as 호 and 닭 as 달', () => {
	expect(jamoOf('화').startsWith(jamoOf('호'))).toBe(true);
	expect(jamoOf('닭').startsWith(jamoOf('달'))).toBe(true);
});

test('initials are how Koreans shorten a name', () => {
	expect(choseongOf('사랑의 불시착')).toBe('ㅅㄹㅇ ㅂㅅㅊ');
	expect(choseongOf('킹덤 2')).toBe('ㅋㄷ 2');
});

test('joining names joins their letters, and decomposed text has the same', () => {
	fc.assert(
		fc.property(syllables, syllables, (a, b) => {
			expect(jamoOf(a + b)).toBe(jamoOf(a) + jamoOf(b));
			expect(jamoOf(a.normalize('NFD'))).toBe(jamoOf(a));
		}),
	);
});

test('letters are of the block that typed letters come in', () => {
	fc.assert(
		fc.property(syllables, (text) => {
			expect(jamoOf(text)).toMatch(/^[ㄱ-ㅣ]+$/);
		}),
	);
});
