import type { NamedEntity } from '@marquee/names';
import { expect, test } from 'vitest';
import { madeQueries } from './made-queries.ts';
import { isNameOfOthers, namesakes } from './namesakes.ts';

const title = (entityId: string, ...names: readonly string[]): NamedEntity => ({
	entityId,
	kind: 'title',
	weight: 0,
	names: names.map((text) => ({ text, locale: 'en' })),
});
const titles = [title('a', 'Amélie', 'Amelie!'), title('b', 'AMELIE'), title('c', 'Emilie')];
const called = namesakes(titles);

test('namesakes are told whatever the accents and case, each once', () => {
	expect(called('amelie')).toEqual(['a', 'b']);
	expect(called('Amalie')).toEqual([]);
});

test('a mistake that makes the name of another title is no question, one that makes its own name is', () => {
	expect(isNameOfOthers('emilie', ['a', 'b'], called)).toBe(true);
	expect(isNameOfOthers('amelie', ['a'], called)).toBe(false);
	expect(isNameOfOthers('amelio', ['a'], called)).toBe(false);
});

test('every made query expects all that have its name, and asks no other title by its name', () => {
	const series = [title('1', 'Rocky'), title('2', 'Rocky II'), title('remake', 'rocky')];
	const queries = madeQueries(series, ['en'], 1);
	expect(queries.find(({ text }) => text === 'Rocky')?.expected).toEqual(['1', 'remake']);
	expect(
		queries.filter(({ text, expected }) => text === 'Rocky' && expected.includes('2')),
	).toEqual([]);
	expect(queries.length).toBeGreaterThan(20);
});

test('a locale that no title has a name in asks nothing', () => {
	expect(madeQueries(titles, ['de'], 1)).toEqual([]);
});
