import type { SearchAnswer } from '@marquee/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rehearsalCatalogue } from '../testing/rehearsal-catalogue.ts';
import { facetsOf } from '../testing/rehearsal-page.ts';
import { rehearsalSearch } from '../testing/rehearsal-search.ts';
import { answeredBy, genresToBegin, queryWithout } from './answered.ts';
import { boxKey } from './box-keys.ts';
import { marked } from './marked.ts';
import { languageOfScript } from './script-language.ts';

const titles = rehearsalCatalogue(60);
const answerTo = (query: string): SearchAnswer =>
	rehearsalSearch(titles, {
		query,
		session: 's',
		locale: 'en',
		requestId: 'r',
		nowMs: 0,
		maturityLimit: 21,
		genre: undefined,
		decade: undefined,
		language: undefined,
		canvas: [],
		facetsOf: (each) => facetsOf(each, { genre: undefined }),
	});

test('a name in parts is the name, whatever the spans say', () => {
	const spans = fc.array(fc.record({ from: fc.nat(20), to: fc.nat(20) }));
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme' }), spans, (name, highlights) => {
			const parts = marked(name, highlights);
			expect(parts.map(({ text }) => text).join('')).toBe(name);
			expect(parts.every(({ text }) => text !== '')).toBe(true);
		}),
	);
	expect(marked('The Godfather', [{ from: 4, to: 7 }])).toEqual([
		{ text: 'The ', isTyped: false },
		{ text: 'God', isTyped: true },
		{ text: 'father', isTyped: false },
	]);
});

test('letters give a language away only where no other language shares them', () => {
	expect(['千と千尋', '기생충', 'נמל', 'ไทย'].map(languageOfScript)).toEqual([
		'ja',
		'ko',
		'he',
		'th',
	]);
	expect(['Winter', 'Зима', '港', 'الميناء', '1984'].map(languageOfScript)).toEqual(
		Array(5).fill(undefined),
	);
});

test('results are told of as a row before the others, in the order and with the id of their answer', () => {
	const answer = answerTo('harbour');
	const { requestId, surface, rows } = answeredBy(answer, 'Search results');
	expect({ requestId, surface }).toEqual({ requestId: 'r', surface: 'search' });
	expect(rows[0]!.titles.map(({ title }) => title.titleId)).toEqual(
		answer.results.map(({ title }) => title.titleId),
	);
	expect(answeredBy(answerTo(''), 'Search results').rows).toEqual([]);
});

test('genres to begin in are those that are named, else those of what is shown, the commonest first', () => {
	const answer = answerTo('');
	expect(genresToBegin(answer)[0]).toEqual({ genre: 'Action', titles: expect.any(Number) });
	const rows = answeredBy(answerTo('harbour'), 'Search results').rows;
	const shown = genresToBegin({ ...answer, facets: [], rows: [...rows] });
	const all = rows.flatMap(({ titles: placed }) => placed).flatMap(({ title }) => title.genres);
	const countOf = (genre: string) => all.filter((each) => each === genre).length;
	expect(new Set(shown.map(({ genre }) => genre))).toEqual(new Set(all));
	expect(shown.map(({ genre }) => countOf(genre))).toEqual(
		shown.map(({ genre }) => countOf(genre)).toSorted((a, b) => b - a),
	);
});

test('a part is taken out of the query, and what stood around it is one space apart', () => {
	expect(queryWithout('90s korean thriller', { text: 'korean' })).toBe('90s thriller');
	expect(queryWithout('90s  comedy', { text: '90s' })).toBe('comedy');
	expect(queryWithout('韓国スリラー', { text: '韓国' })).toBe('スリラー');
	expect(queryWithout('comedy', { text: 'drama' })).toBe('comedy');
});

test('arrows lead through the suggestions and back to the text, and other keys are left alone', () => {
	const box = { text: 'ha', suggestions: 3 };
	const led = (key: string, active: number | undefined) => boxKey(key, { ...box, active });
	expect([undefined, 0, 1, 2].map((active) => led('ArrowDown', active))).toEqual(
		[0, 1, 2, undefined].map((to) => ({ does: 'lead', to })),
	);
	expect([undefined, 2, 1, 0].map((active) => led('ArrowUp', active))).toEqual(
		[2, 1, 0, undefined].map((to) => ({ does: 'lead', to })),
	);
	expect(boxKey('ArrowDown', { ...box, suggestions: 0, active: undefined })).toBeUndefined();
	expect(led('Enter', 1)).toEqual({ does: 'take', suggestion: 1 });
	expect(led('Enter', undefined)).toEqual({ does: 'ask' });
	expect(led('ArrowLeft', 1)).toBeUndefined();
});

test('Escape leads back to the text first, then empties the box, then is somebody else’s', () => {
	expect(boxKey('Escape', { text: 'ha', suggestions: 3, active: 2 })).toEqual({
		does: 'lead',
		to: undefined,
	});
	expect(boxKey('Escape', { text: 'ha', suggestions: 3, active: undefined })).toEqual({
		does: 'empty',
	});
	expect(boxKey('Escape', { text: '', suggestions: 0, active: undefined })).toBeUndefined();
});
