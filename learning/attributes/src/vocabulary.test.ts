import type { Title } from '@marquee/contracts';
import { expect, test } from 'vitest';
import { vocabularyOf } from './vocabulary.ts';

const film = (name: string, facts: Partial<Title> = {}): Title => ({
	titleId: 't',
	name,
	genres: [],
	...facts,
});
/** Each film two times, and one of which nothing is known. */
const twice = (...films: readonly Title[]) => [...films, ...films, film('-')];

test('every kind has its word in front, so that the year 1990 is not the decade', () => {
	const facts: Partial<Title> = {
		genres: ['Drama'],
		year: 1990,
		people: ['Agnès Varda'],
		tags: ['paris'],
		originalLanguage: 'pt-BR',
		countries: ['FR'],
	};
	expect(vocabularyOf(twice(film('Cléo', facts))).names).toEqual([
		'genre:Drama',
		'decade:1990',
		'year:1990',
		'person:Agnès Varda',
		'tag:paris',
		'language:pt',
		'country:FR',
		'word:cléo',
	]);
});

test('words have three letters of any script, one case and no punctuation', () => {
	const { names } = vocabularyOf(twice(film('The ÉTOILE — of 2nd, étoile: 七人の侍 Ⅲ')));
	expect(names).toEqual(['word:iii', 'word:the', 'word:étoile', 'word:七人の侍']);
});

test('a word that too many titles have is a stop word, whatever its language', () => {
	const films = Array.from({ length: 300 }, (_, i) => film(`Das ${i < 4 ? 'Boot' : `n${i}`}`));
	expect(vocabularyOf(films).names).toEqual(['word:boot']);
	expect(vocabularyOf([...films, film('-')], { commonestWord: 1 }).names).toEqual([
		'word:boot',
		'word:das',
	]);
});

test('a common genre stays, for only words have stop words; one that all titles have tells nothing', () => {
	const dramas = Array.from({ length: 300 }, () => film('-', { genres: ['Drama'] }));
	expect(vocabularyOf([...dramas, film('-')]).names).toEqual(['genre:Drama']);
	expect(vocabularyOf(dramas).names).toEqual([]);
});

test('a kind without a share is not in the vocabulary', () => {
	const films = twice(film('Cléo', { genres: ['Drama'], year: 1962 }));
	const { names } = vocabularyOf(films, { shares: { word: 0, year: 0, decade: 0 } });
	expect(names).toEqual(['genre:Drama']);
});

test('the fewer titles have an attribute, the more it says', () => {
	const genres = [['A', 'B'], ['A', 'B'], ['A'], []];
	const { importances } = vocabularyOf(genres.map((some) => film('-', { genres: some })));
	expect(importances).toEqual([(Math.log(4 / 3) + 1) ** 2, (Math.log(2) + 1) ** 2]);
});
