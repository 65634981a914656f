import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from './fold.ts';
import { nameForms } from './name-forms.ts';
import { queryForms } from './query-forms.ts';

const anyLocale = fc.constantFrom(
	undefined,
	'en',
	'de',
	'fr',
	'it',
	'ru',
	'ja',
	'zh',
	'ko',
	'ar',
	'he',
	'tr',
	'zz',
);
const anyText = fc.oneof(
	fc.string({ unit: 'grapheme' }),
	fc.string({ unit: 'binary' }),
	fc
		.array(
			fc.constantFrom(
				'The',
				'L’',
				'Matrix',
				':',
				' - ',
				'(',
				')',
				'II',
				'two',
				'Part',
				'&',
				',',
				'第二季',
				'ü',
				' ',
			),
		)
		.map((parts) => parts.join(' ')),
);

test('the written form comes first and costs nothing, none comes twice, none is blank beside it', () => {
	fc.assert(
		fc.property(anyText, anyLocale, (text, locale) => {
			for (const forms of [nameForms(text, locale), queryForms(text, locale)]) {
				const [first, ...others] = forms;
				expect(first).toEqual({ text: fold(text), how: 'written', cost: 0 });
				expect(new Set(forms.map((form) => form.text)).size).toBe(forms.length);
				for (const { text: other, cost } of others) {
					expect(other).not.toBe('');
					expect(cost).toBeGreaterThanOrEqual(0);
				}
			}
		}),
	);
});

test('every form is folded', () => {
	fc.assert(
		fc.property(anyText, anyLocale, (text, locale) => {
			for (const form of [...nameForms(text, locale), ...queryForms(text, locale)])
				expect(fold(form.text)).toBe(form.text);
		}),
	);
});

/** Whether a form of the query is a form of the name, for next to nothing. */
function meets(name: string, query: string, locale?: string): boolean {
	const asked = new Set(queryForms(query, locale).map(({ text }) => text.replaceAll(' ', '')));
	return nameForms(name, locale).some(({ text }) => asked.has(text.replaceAll(' ', '')));
}

describe.each([
	['en', 'The Matrix', 'matrix'],
	['en', 'The Matrix', 'matrix, the'],
	['en', 'Matrix, The', 'the matrix'],
	['en', 'Rocky II', 'rocky 2'],
	['en', 'Rocky II', 'rocky two'],
	['en', 'Rocky 2', 'rocky ii'],
	['en', 'The Godfather Part II', 'the godfather 2'],
	['en', 'The Godfather Part II', 'godfather part two'],
	['en', 'Kill Bill: Vol. 2', 'kill bill 2'],
	['en', 'Kill Bill: Vol. 2', 'Kill Bill Volume Two'],
	['en', 'Se7en', 'seven'],
	['en', 'M3GAN', 'megan'],
	['en', 'S1m0ne', 'simone'],
	['en', "Ocean's Eleven", 'oceans 11'],
	['en', '12 Angry Men', 'twelve angry men'],
	['en', '28 Days Later', 'twenty eight days later'],
	['en', 'Fifty First Dates', '50 first dates'],
	['en', 'The 40-Year-Old Virgin', 'the forty year old virgin'],
	['en', 'Fast & Furious', 'fast and furious'],
	['en', 'Pride and Prejudice', 'pride & prejudice'],
	['en', 'Romeo + Juliet', 'romeo and juliet'],
	['en', "Rock 'n' Roll High School", 'rock and roll high school'],
	['en', 'Dune (2021)', 'dune'],
	['en', 'Star Wars: Episode IV – A New Hope', 'star wars'],
	['en', 'Star Wars: Episode IV – A New Hope', 'a new hope'],
	['en', 'The Lord of the Rings: The Two Towers', 'lotr'],
	['en', 'Malcolm X', 'malcolm x'],
	['de', 'Müller', 'mueller'],
	['de', 'Müller', 'muller'],
	['de', 'Mueller', 'müller'],
	['de', 'Der Untergang', 'untergang'],
	['de', 'Susi & Strolch', 'susi und strolch'],
	['de', 'Zwei glorreiche Halunken', '2 glorreiche halunken'],
	['sv', 'Så som i himmelen', 'saa som i himmelen'],
	['da', 'Ærø', 'aeroe'],
	['fr', 'L’Auberge espagnole', 'auberge espagnole'],
	['fr', 'Les Quatre Cents Coups', 'les 4 cents coups'],
	['it', 'L’avventura', 'l avventura'],
	['es', 'El padrino: Parte II', 'el padrino 2'],
	['pt', 'O Poderoso Chefão II', 'poderoso chefão 2'],
	['ru', 'Двенадцать стульев', '12 стульев'],
	['ru', 'Ёлки 2', 'елки 2'],
	['he', 'המטריקס', 'מטריקס'],
	['ar', 'الفيل الأزرق', 'فيل الازرق'],
	['el', 'Το Κακό', 'κακο'],
	['ja', 'トム&ジェリー', 'トムとジェリー'],
	['zh', '庆余年第二季', '庆余年第2季'],
	['it', '8½', 'otto e mezzo'],
	['de', 'Die nackte Kanone 2½', 'die nackte kanone zwei einhalb'],
	['zh', '流浪地球2', '流浪地球二'],
	['hu', 'Az ötödik pecsét', 'ötödik pecsét'],
	[undefined, 'The Matrix', 'matrix'],
	[undefined, 'Der Untergang', 'untergang'],
])('in %s', (locale, name, query) => {
	test(`${name} is found as ${query}`, () => {
		expect(meets(name, query, locale)).toBe(true);
	});
});

test.each([
	['en', 'Seven Samurai', 'samurai'],
	['en', 'The The', 'a'],
	['en', 'The King and I', 'the king and 1'],
	['en', 'R2-D2', 'rd'],
	['en', 'X', '10'],
	['en', 'It Follows', 'it'],
	['de', 'Die Hard', 'und'],
])('in %s, %s is not found as %s', (locale, name, query) => {
	expect(meets(name, query, locale)).toBe(false);
});

test('an article that is all of a name is the name', () => {
	expect(nameForms('The', 'en')).toEqual([{ text: 'the', how: 'written', cost: 0 }]);
	expect(nameForms('A', 'en').length).toBe(1);
});

test('a plain name has one form, and so has a plain query', () => {
	expect(nameForms('Casablanca', 'en').length).toBe(1);
	expect(queryForms('casablanca', 'en').length).toBe(1);
});
