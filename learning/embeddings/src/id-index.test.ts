import fc from 'fast-check';
import { expect, test } from 'vitest';
import { idIndex, linesOf } from './id-index.ts';

const id = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._:@-]{0,6}$/);

test('every id is found in its row and no other text is found, as in a Map', () => {
	fc.assert(
		fc.property(fc.uniqueArray(id, { maxLength: 200 }), fc.array(id), (ids, others) => {
			const index = idIndex(linesOf(ids));
			const rows = new Map(ids.map((each, row) => [each, row]));
			for (const each of [...ids, ...others, '', '\n', ids.join('\n')])
				expect(index.rowOf(each)).toBe(rows.get(each));
			expect(index.ids()).toEqual(ids);
			expect(index.count).toBe(ids.length);
		}),
	);
});

test('an id that comes twice is refused by its name', () => {
	expect(() => idIndex(linesOf(['a', 'b', 'a']))).toThrow('the id a comes twice');
});
