import fc from 'fast-check';
import { expect, test } from 'vitest';
import { termsOf, termsOfQuery, termsOfValue } from './terms.ts';

test('case, accents and punctuation make no other word', () => {
	expect(termsOf('Amélie: le FABULEUX destin!')).toEqual(['amelie', 'le', 'fabuleux', 'destin']);
	expect(termsOf(' … ?')).not.toContain('');
	expect(termsOf('')).toEqual([]);
});

test('where words are not parted, neighbouring signs are', () => {
	expect(termsOf('千と千尋')).toEqual(['千と', 'と千', '千尋']);
	expect(termsOf('虎')).toEqual(['虎']);
	expect(termsOf('사랑의 불시착')).toEqual(['사랑', '랑의', '불시', '시착']);
});

test('a word in which scripts meet is parted between them', () => {
	expect(termsOf('3年b組')).toEqual(['3', '年', 'b', '組']);
});

test('terms are themselves again', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => {
			for (const term of termsOf(text)) expect(termsOf(term)).toEqual([term]);
		}),
	);
});

test('a name is known by its words and as a whole, a sentence by its words', () => {
	expect(termsOfValue('Tom Hanks')).toEqual(['tom', 'hanks', 'tom hanks']);
	expect(termsOfValue('based on a book')).toEqual(['based', 'on', 'a', 'book']);
});

test('a query holds every value that it could spell', () => {
	fc.assert(
		fc.property(
			fc.array(fc.stringMatching(/^[b-df-hj-np-tv-z]{4,7}$/), { minLength: 2, maxLength: 3 }),
			(words) => {
				const asked = termsOfQuery(`0 ${words.join(' ')} 9`);
				for (const term of termsOfValue(words.join(' '))) expect(asked).toContain(term);
			},
		),
	);
});

test('words that are said to anything are not asked for, unless nothing else is', () => {
	expect(termsOfQuery('the films of Heat', 'en')).not.toContain('the');
	expect(termsOfQuery('the films of Heat', 'en')).toContain('heat');
	expect(termsOfQuery('the', 'en')).toEqual(['the']);
});

test('a decade is one term however it is written', () => {
	for (const [text, locale] of [
		['vampires of the 80s', 'en'],
		['vampires of the 1980s', 'en'],
		['vampires of the eighties', 'en'],
		['films années 80', 'fr'],
	] as const)
		expect(termsOfQuery(text, locale)).toContain('1980s');
});
