import fc from 'fast-check';
import { expect, test } from 'vitest';
import { highlightsOf } from './highlights.ts';

const marked = (name: string, query: string): string => {
	let text = '';
	let at = 0;
	for (const { from, to } of highlightsOf(name, query)) {
		text += `${name.slice(at, from)}[${name.slice(from, to)}]`;
		at = to;
	}
	return text + name.slice(at);
};

test.each([
	['The Matrix', 'matr', 'The [Matr]ix'],
	['Amélie', 'ame', '[Amé]lie'],
	['Spider-Man', 'spiderman', '[Spider-Man]'],
	['WALL·E', 'wall e', '[WALL·E]'],
	['千と千尋の神隠し', '千尋', '千と[千尋]の神隠し'],
	['The Lord of the Rings', 'rings lord', 'The [Lord] of the [Rings]'],
	['Harry Potter', 'hary pot', '[Harry] [Pot]ter'],
	['Der Pate', 'xyz', 'Der Pate'],
	['올드보이', '올드', '[올드]보이'],
	['Les Misérables', 'miserables', 'Les [Misérables]'],
	['A Man Called Otto', 'man a', '[A] [Man] Called Otto'],
])('of %s, %s is marked as %s', (name, query, expected) => {
	expect(marked(name, query)).toBe(expected);
});

test('whatever is typed, what is marked lies inside the name, in order, apart', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (name, query) => {
			let last = -1;
			for (const { from, to } of highlightsOf(name, query)) {
				expect(from).toBeGreaterThan(last);
				expect(to).toBeGreaterThan(from);
				expect(to).toBeLessThanOrEqual(name.length);
				last = to;
			}
		}),
	);
});
