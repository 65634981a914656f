import { byScoreThenId } from '@marquee/pipeline';
import type { TitleId } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diversifier } from '../diversity/diversifier.ts';
import { genreMixes } from '../diversity/genre-mix.ts';
import { dials, drawnPools } from '../testing/drawn-pools.ts';
import { bestWithDiversity } from './best-with-diversity.ts';

const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);

test('loses nobody and invents nobody, says what it took, and answers the same whatever order they come in', () => {
	fc.assert(
		fc.property(drawnPools, dials, fc.nat(12), (drawn, dial, size) => {
			const { pool, genres, likeness, past } = drawn;
			const candidates = Array.from(pool.titles, (index) => ({
				id: `t${index}` as TitleId,
				index,
				score: pool.relevance[index]!,
			}));
			const query = { genreMix: genreMixes(genres)(past) };
			const { select } = bestWithDiversity({ size, dial }, diversifier(genres, likeness));
			const { slate, reserve, taken } = select(query, candidates);
			expect(ids([...slate, ...reserve]).sort()).toEqual(ids(candidates).sort());
			expect(slate).toHaveLength(Math.min(size, candidates.length));
			const ordered = ids(candidates.toSorted(byScoreThenId));
			expect(ids(reserve)).toEqual(ordered.filter((id) => ids(reserve).includes(id)));
			expect(taken.moved).toBe(ids(slate).filter((id, place) => id !== ordered[place]).length);
			if (dial.share === 0) expect(ids(slate)).toEqual(ordered.slice(0, size));
			expect(select(query, candidates.toReversed())).toEqual({
				slate,
				reserve,
				taken,
			});
		}),
	);
});
