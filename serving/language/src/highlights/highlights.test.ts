import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from '../fold.ts';
import { graphemes } from '../graphemes.ts';
import { highlightsOf } from './highlights.ts';
import { nearestBeginning } from './nearest-beginning.ts';

const anyText = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }));
const someWords = fc
	.array(
		fc.constantFrom(
			'The',
			'Matrix',
			'Spider-Man:',
			'élan',
			'ß',
			'千と千尋',
			'दिल',
			'S.W.A.T.',
			'II',
			'🎬',
		),
		{
			maxLength: 5,
		},
	)
	.map((words) => words.join(' '));

test('spans are in order, apart, and begin and end where a sign does', () => {
	fc.assert(
		fc.property(fc.oneof(anyText, someWords), fc.oneof(anyText, someWords), (name, query) => {
			const edges = new Set([0]);
			for (const sign of graphemes(name)) edges.add(Math.max(...edges) + sign.length);
			let last = -1;
			for (const { from, to } of highlightsOf(name, query)) {
				expect(from).toBeGreaterThan(last);
				expect(to).toBeGreaterThan(from);
				expect(to).toBeLessThanOrEqual(name.length);
				expect(edges).toContain(from);
				expect(edges).toContain(to);
				last = to;
			}
		}),
	);
});

test('a name typed in full is marked from its first letter to its last', () => {
	fc.assert(
		fc.property(someWords, (name) => {
			fc.pre(/[\p{L}\p{N}]/u.test(name));
			const [span, ...others] = highlightsOf(name, name);
			expect(others).toEqual([]);
			expect(fold(name.slice(span!.from, span!.to))).toBe(fold(name));
		}),
	);
});

test.each([
	['The Matrix', 'matr', ['Matr']],
	['The Matrix', 'matrxi', ['Matrix']],
	['The Matrix', 'matrx', ['Matrix']],
	['The Matrix', 'matix', ['Matrix']],
	['The Matrix', 'hobbit', []],
	['Straße der Träume', 'strasse', ['Straße']],
	['Spider-Man: No Way Home', 'spiderman', ['Spider-Man']],
	['Spider-Man: No Way Home', 'home spider', ['Spider', 'Home']],
	['Der Herr der Ringe', 'herr ringe', ['Herr', 'Ringe']],
	['Lord of the Rings', 'lrod rngs', ['Lord', 'Rings']],
	['L’avventura', 'avventura', ['avventura']],
	['S.W.A.T.', 'swat', ['S.W.A.T']],
	['千と千尋の神隠し', '千尋', ['千尋']],
	['新世紀エヴァンゲリオン', 'えゔぁ', ['エヴァ']],
	['दिलवाले दुल्हनिया', 'दिल', ['दिल']],
	['Rocky II', 'rocky two', ['Rocky II']],
	['Fast & Furious', 'fast and furious', ['Fast & Furious']],
	['Müller', 'mueller', ['Müller']],
	['Матрица', 'matritsa', ['Матрица']],
	['Battle: Episode B', 'b daman', []],
	['...', '...', ['...']],
])('in %s, who typed %s sees %j', (name, query, marked) => {
	const spans = highlightsOf(name, query, 'en');
	expect(spans.map(({ from, to }) => name.slice(from, to))).toEqual(marked);
});

/** The same distance, by trying every edit from what was typed. */
function editsApart(a: string, b: string): number {
	if (a === '' || b === '') return a.length + b.length;
	const same = a.at(-1) === b.at(-1) ? 0 : 1;
	const ways = [
		editsApart(a.slice(0, -1), b.slice(0, -1)) + same,
		editsApart(a.slice(0, -1), b) + 1,
		editsApart(a, b.slice(0, -1)) + 1,
	];
	if (a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1))
		ways.push(editsApart(a.slice(0, -2), b.slice(0, -2)) + 1);
	return Math.min(...ways);
}

test('no beginning of the text is nearer than the one that is found', () => {
	const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 5 });
	fc.assert(
		fc.property(word, word, fc.integer({ min: 0, max: 3 }), (typed, text, limit) => {
			const found = nearestBeginning(typed, text, limit, () => false);
			const all = Array.from(text, (_, i) => editsApart(typed, text.slice(0, i + 1)));
			const least = Math.min(...all);
			expect(found?.edits).toBe(least <= limit ? least : undefined);
			if (found !== undefined) expect(all[found.length - 1]).toBe(least);
		}),
	);
});
