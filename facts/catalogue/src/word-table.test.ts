import type { Title } from '@marquee/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byName, titlesOfWords, wordTable } from './word-table.ts';

const some = fc.array(
	fc.array(fc.constantFrom<string>('a', 'b', 'c', 'constructor', ''), { maxLength: 9 }),
	{
		maxLength: 12,
	},
);

test('a table says of every title what its list says, each word once, and the other side says the same', () => {
	fc.assert(
		fc.property(some, (lists) => {
			const titles = lists.map(
				(genres, i): Title => ({ titleId: `t${i}`, name: `Title ${i}`, genres }),
			);
			const table = wordTable(titles, ({ genres }) => genres);
			const { words, offsets, of } = table;
			expect(words).toEqual([...new Set(lists.flat())]);
			const read = lists.map((_, v) =>
				[...of.subarray(offsets[v], offsets[v + 1])].map((word) => words[word]),
			);
			expect(read).toEqual(lists.map((list) => [...new Set(list)]));
			const turned = titlesOfWords(table);
			for (const [w, word] of words.entries())
				expect([...turned.of.subarray(turned.offsets[w], turned.offsets[w + 1])]).toEqual(
					lists.flatMap((list, v) => (list.includes(word) ? [v] : [])),
				);
		}),
	);
});

test('by name, every title carries the same words, and both the words and those of a title ascend', () =>
	fc.assert(
		fc.property(some, (titles) => {
			const table = wordTable(titles, (words) => words);
			const { words, offsets, of } = byName(table);
			expect(words).toEqual([...new Set(titles.flat())].sort());
			for (const [v, own] of titles.entries()) {
				const named = Array.from(of.subarray(offsets[v], offsets[v + 1]), (word) => words[word]);
				expect(named).toEqual([...new Set(own)].sort());
			}
		}),
	));
