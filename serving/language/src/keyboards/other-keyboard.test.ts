import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keysOfKorean, koreanOfKeys } from './korean.ts';
import { latinKeys, layouts } from './layouts.ts';
import { onOtherKeyboard } from './other-keyboard.ts';

test.each([
	['ru', 'ьфекшч', 'matrix'],
	['ru', 'ыефк цфкы', 'star wars'],
	['ru', 'vfnhbwf', 'матрица'],
	['ru', 'pdtplyst djqys', 'звездные войны'],
	['ru', 'cnfkrth', 'сталкер'],
	['uk', 'ьфекшч', 'matrix'],
	['en', 'ьфекшч', 'matrix'],
	['he', 'צשארןס', 'matrix'],
	['ar', 'ةشفقهء', 'matrix'],
	['th', 'ทฟะพรป', 'matrix'],
	['el', 'σταρ ςαρσ', 'star wars'],
	['ko', 'tkfkd', '사랑'],
	['ko', 'rltodcnd', '기생충'],
	['ko', 'ㅣㅐㅍㄷ', 'love'],
])('for %s, %s is %s on the other keyboard', (locale, typed, meant) => {
	expect(onOtherKeyboard(typed, locale)).toBe(meant);
});

test.each([
	['ru', 'матрица'],
	['ru', 'avatar'],
	['ru', 'the lord of the rings'],
	['uk', 'тіні забутих предків'],
	['he', 'שלום'],
	['ar', 'فيلم'],
	['th', 'ความรัก'],
	['el', 'ταινία'],
	['ko', '사랑'],
	['ko', 'ㅅㄹㅇ'],
	['ko', 'parasite'],
	['en', 'vfnhbwf'],
	['ru', 'ьф'],
	['ja', '映画'],
	['en', '2001'],
])('for %s, %s stays as it is', (locale, typed) => {
	expect(onOtherKeyboard(typed, locale)).toBeUndefined();
});

describe.each(layouts.map((layout) => [layout.locales[0]!, layout] as const))('%s', (_, layout) => {
	test('has a sign for each key, none on two', () => {
		const signs = Array.from(layout.keys).filter((sign) => sign !== ' ');
		expect(layout.keys.length).toBe(latinKeys.length);
		expect(new Set(signs).size).toBe(signs.length);
	});

	test('ranks each letter once', () => {
		expect(new Set(layout.frequent).size).toBe(Array.from(layout.frequent).length);
	});
});

test('any Korean syllables come back from the keys that they are typed with', () => {
	const syllables = fc
		.array(fc.integer({ min: 0xac00, max: 0xd7a3 }), { minLength: 1, maxLength: 4 })
		.map((codes) => String.fromCharCode(...codes))
		// Doubled consonants need the shift key, which a lower-case text does not have.
		.filter((text) => !/[ㄲㄸㅃㅆㅉㅒㅖ]/.test(keysOfKorean(`${text}ㅏ`) ?? ''));
	fc.assert(
		fc.property(syllables, (text) => {
			const typed = keysOfKorean(`${text}ㅏ`)!.slice(0, -1);
			if (!hasDoubled(text)) expect(koreanOfKeys(typed)).toBe(text);
		}),
	);
});

const doubled = /[\u1101\u1104\u1108\u110a\u110d\u1164\u1168\u11a9\u11bb]/;
const hasDoubled = (text: string): boolean => doubled.test(text.normalize('NFD'));

test('no text makes it fail', () => {
	fc.assert(
		fc.property(
			fc.string({ unit: 'binary' }),
			fc.constantFrom('ru', 'ko', 'th', 'he', undefined),
			(text, locale) => {
				const meant = onOtherKeyboard(text, locale);
				expect(meant).not.toBe(text);
			},
		),
	);
});
