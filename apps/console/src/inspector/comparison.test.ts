import fc from 'fast-check';
import { expect, test } from 'vitest';
import { comparison, markOf } from './comparison.ts';
import type { GridRow } from './grid.ts';

const rowOf = (rowId: string, ids: readonly string[]): GridRow => ({
	rowId,
	family: 'genre',
	heading: `Row ${rowId}`,
	sentence: '',
	cards: ids.map((id, place) => ({
		id,
		name: id,
		genres: [],
		place,
		score: 1,
		height: 1,
		evidence: { sentence: '', source: 'taste' },
		sources: [],
	})),
});

/** Pages that show no title twice, as ours do not. */
const page: fc.Arbitrary<readonly GridRow[]> = fc
	.tuple(
		fc.uniqueArray(
			fc.integer({ min: 0, max: 30 }).map((n) => `t${n}`),
			{ maxLength: 20 },
		),
		fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1 }),
	)
	.map(([ids, rowIds]) =>
		rowIds.map((rowId, r) =>
			rowOf(
				rowId,
				ids.filter((_, i) => i % rowIds.length === r),
			),
		),
	);
const idsOf = (rows: readonly GridRow[]) => rows.flatMap(({ cards }) => cards.map(({ id }) => id));

test('a page held against itself is the same in everything', () => {
	fc.assert(
		fc.property(page, (rows) => {
			const { counts, shared, rows: changed } = comparison(rows, rows);
			expect(counts).toEqual({ same: idsOf(rows).length, moved: 0, new: 0, gone: 0 });
			expect(shared).toBe(1);
			expect([...changed.values()].every(({ kind }) => kind === 'same')).toBe(true);
		}),
	);
});

test('nothing that either page shows goes unmentioned, and turned around new is gone', () => {
	fc.assert(
		fc.property(page, page, (one, other) => {
			const there = comparison(one, other);
			const back = comparison(other, one);
			expect([...there.titles.keys()].sort()).toEqual(
				[...new Set([...idsOf(one), ...idsOf(other)])].sort(),
			);
			expect(back.counts).toEqual({
				...there.counts,
				new: there.counts.gone,
				gone: there.counts.new,
			});
			expect(back.rowCounts.new).toBe(there.rowCounts.gone);
			expect(back.correlation).toBe(there.correlation);
		}),
	);
});

test('a title that went up, changed rows, came or went is marked so that one can read it', () => {
	const { titles, rows } = comparison(
		[rowOf('a', ['x', 'y', 'z']), rowOf('b', ['w', 'v'])],
		[rowOf('n', []), rowOf('a', ['z', 'y', 'w']), rowOf('b', ['v'])],
	);
	const words = [...titles].map(([id, change]) => [
		id,
		markOf(change, 'before').mark,
		markOf(change, 'before').words,
	]);
	expect(words).toEqual([
		['x', '−', 'gone'],
		['y', '', ''],
		['z', '↑2', 'moved up by 2'],
		['w', '⇄', 'moved to Row a'],
		['v', '↑1', 'moved up by 1'],
	]);
	expect(markOf(titles.get('w')!, 'after').words).toBe('moved from Row b');
	expect([...rows].map(([id, { kind }]) => `${id} ${kind}`)).toEqual(['a same', 'b same', 'n new']);
});
