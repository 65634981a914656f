import { catalogueOf } from '@marquee/catalogue';
import { byScoreThenId, request, type Source } from '@marquee/pipeline';
import { testContext } from '@marquee/pipeline/testing';
import { type AskedFor, type TitleCandidate, viewer } from '@marquee/retrieval';
import type { TitleId } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diversityDial } from '../diversity/dial.ts';
import { diversifier } from '../diversity/diversifier.ts';
import { genreMix, genreMixes } from '../diversity/genre-mix.ts';
import { titleGenresOf } from '../diversity/title-genres.ts';
import { asFound } from '../scorers/as-found.ts';
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

test('a row uses it once its request knows the genres that the profile is owed, and not before', async () => {
	const catalogue = catalogueOf(
		['a', 'b', 'c'].map((titleId) => ({ titleId, name: titleId, genres: ['Crime'] })),
	);
	const genres = titleGenresOf(catalogue.titles);
	const two = bestWithDiversity({ size: 2, dial: diversityDial() }, diversifier(genres));
	const everything: Source<object, TitleCandidate> = {
		name: 'everything',
		onFailure: 'fail',
		find: () => catalogue.titles.map((_, index) => ({ id: catalogue.idAt(index), index })),
	};
	const row = request<AskedFor>()
		.hydrate(viewer(catalogue))
		.hydrate(genreMix(catalogue))
		.sources(everything)
		.score(asFound)
		.select(two);
	const { slate, reserve } = await row.run({ state: undefined }, testContext());
	expect([ids(slate), ids(reserve)]).toEqual([['a', 'b'], ['c']]);
	const ranked = request<AskedFor>().sources(everything).score(asFound);
	// @ts-expect-error: nobody has learnt the genre mix
	expect(() => ranked.select(two)).not.toThrow();
});
