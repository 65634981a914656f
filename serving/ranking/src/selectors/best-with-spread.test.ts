import { byScoreThenId } from '@marquee/pipeline';
import { testContext } from '@marquee/pipeline/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bestWithGenreAndDecadeSpread, bestWithGenreSpread } from './best-with-spread.ts';

const candidate = (id: string, score: number, genres: readonly string[], year?: number) => ({
	id,
	score,
	title: { titleId: id, name: id, genres: [...genres], ...(year === undefined ? {} : { year }) },
});
const candidates = fc
	.array(
		fc.record({
			score: fc.integer({ min: 0, max: 30 }),
			genres: fc.uniqueArray(fc.constantFrom('Crime', 'Drama', 'Horror'), { maxLength: 2 }),
		}),
		{ maxLength: 40, size: 'max' },
	)
	.map((all) => all.map(({ score, genres }, i) => candidate(`t${i}`, score, genres)));
const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);

test('loses nobody and invents nobody, and is the same whatever order they come in', () => {
	fc.assert(
		fc.property(
			candidates,
			fc.nat(12),
			fc.double({ min: 0, max: 1, noNaN: true }),
			(all, size, share) => {
				const selector = bestWithGenreSpread({ size, share });
				const { slate, reserve } = selector.select({}, all, testContext());
				expect(ids([...slate, ...reserve]).sort()).toEqual(ids(all).sort());
				expect(slate).toHaveLength(Math.min(size, all.length));
				const backwards = selector.select({}, all.toReversed(), testContext());
				expect(ids(backwards.slate)).toEqual(ids(slate));
			},
		),
	);
});

test('without spread it is best first', () => {
	fc.assert(
		fc.property(candidates, fc.nat(12), (all, size) => {
			const { slate } = bestWithGenreSpread({ size, share: 0 }).select({}, all, testContext());
			expect(ids(slate)).toEqual(ids(all.toSorted(byScoreThenId)).slice(0, size));
		}),
	);
});

test('spread never costs more than its share of the range: whoever waits is at most that much better', () => {
	fc.assert(
		fc.property(candidates, fc.constantFrom(0.1, 0.3), (all, share) => {
			const { slate } = bestWithGenreSpread({ size: 10, share }).select({}, all, testContext());
			const scores = all.map(({ score }) => score);
			const most = share * (Math.max(...scores) - Math.min(...scores)) + 1e-9;
			const shown = slate as readonly (typeof all)[number][];
			for (const [place, { score }] of shown.entries())
				for (const later of shown.slice(place + 1))
					expect(later.score - score).toBeLessThanOrEqual(most);
		}),
	);
});

test('a second crime film steps back behind a drama that is nearly as good, not behind one that is not', () => {
	const all = [
		candidate('a', 10, ['Crime']),
		candidate('b', 9, ['Crime']),
		candidate('c', 8, ['Drama']),
		candidate('z', 0, ['Horror']),
	];
	const select = (share: number) =>
		ids(bestWithGenreSpread({ size: 3, share }).select({}, all, testContext()).slate);
	expect(select(0.15)).toEqual(['a', 'c', 'b']);
	expect(select(0.05)).toEqual(['a', 'b', 'c']);
});

test('decades count beside genres', () => {
	const all = [
		candidate('a', 10, ['Crime'], 1994),
		candidate('b', 9, ['Drama'], 1999),
		candidate('c', 8.9, ['Drama'], 1972),
		candidate('z', 0, [], 1960),
	];
	const { slate } = bestWithGenreAndDecadeSpread({ size: 2, share: 0.12 }).select(
		{},
		all,
		testContext(),
	);
	expect(ids(slate)).toEqual(['a', 'c']);
});
