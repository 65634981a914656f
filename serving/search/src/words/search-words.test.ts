import { expect, test } from 'vitest';
import { wordsIn } from './search-words.ts';

const locales = ['en', 'pt-BR', 'de', 'ar', 'he', 'ja'];

test('every sentence is said in every language of the viewer, and in none as in another', () => {
	const [english, ...others] = locales.map((locale) => spoken(locale));
	for (const sentences of others) {
		expect(Object.keys(sentences)).toEqual(Object.keys(english!));
		for (const [name, sentence] of Object.entries(sentences))
			expect([name, sentence]).not.toEqual([name, english![name]]);
	}
});

test('a locale is answered in its language, whatever its region; an unknown one in English', () => {
	expect(wordsIn('de-CH')).toBe(wordsIn('de'));
	expect(wordsIn('pt-PT')).toBe(wordsIn('pt-BR'));
	expect(wordsIn('iw')).toBe(wordsIn('he'));
	expect(wordsIn('xx')).toBe(wordsIn(undefined));
});

/** Everything that is said in a locale, with the same names put in. */
function spoken(locale: string): Record<string, string> {
	const words = wordsIn(locale);
	const said = Object.entries({ ...words, ...words.unavailable }).filter(
		([name]) => name !== 'unavailable',
	);
	return Object.fromEntries(
		said.map(([name, sentence]) => [
			name,
			typeof sentence === 'function' ? sentence(1990 as never) : `${sentence}`,
		]),
	);
}
