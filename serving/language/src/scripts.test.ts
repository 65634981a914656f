import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scriptOf, scriptsOf } from './scripts.ts';

test.each([
	['The Matrix', 'Latin'],
	['Матрица', 'Cyrillic'],
	['Ταινία', 'Greek'],
	['千と千尋の神隠し', 'Han'],
	['エヴァー', 'Katakana'],
	['사랑의 불시착', 'Hangul'],
	['दिलवाले 2', 'Devanagari'],
	['פרק 1', 'Hebrew'],
	['2001', undefined],
	['...', undefined],
])('%s is written in %s', (text, script) => {
	expect(scriptOf(text)).toBe(script);
});

test('a foreign word in a name does not change the script that it is in', () => {
	expect(scriptOf('Король Артур RU')).toBe('Cyrillic');
	expect([...scriptsOf('Король Артур RU')]).toEqual(['Cyrillic', 'Latin']);
});

test('the script of a text is one of those that it has letters of', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme' }), (text) => {
			const script = scriptOf(text);
			expect(script === undefined ? 0 : 1).toBe(Math.min(1, scriptsOf(text).size));
			if (script !== undefined) expect(scriptsOf(text)).toContain(script);
		}),
	);
});
