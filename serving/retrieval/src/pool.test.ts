import { testContext } from '@marquee/pipeline/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { broadRetrieval } from './broad-retrieval.ts';
import { type FoundBy, findersOf, poolOf } from './pool.ts';
import type { FoundTitles, TitleSource } from './title-source.ts';

const titles = 40;
const lists = fc
	.array(fc.tuple(fc.array(fc.nat(titles - 1), { maxLength: 30 }), fc.boolean()), {
		minLength: 0,
		maxLength: 6,
	})
	.map((all) =>
		all.map(
			([indices, isDrawn], f): FoundBy => ({
				source: `source ${f}`,
				titles: {
					indices: Int32Array.from(indices),
					...(isDrawn && { propensities: Float32Array.from(indices, (_, i) => 1 / (i + 2)) }),
				},
			}),
		),
	);

/** The same with a map and objects. */
function merged(all: readonly FoundBy[], limit: number) {
	const byTitle = new Map<number, { source: number; place: number; missed: number }[]>();
	for (const [source, { titles: found }] of all.entries())
		for (const [place, index] of found.indices.entries()) {
			const finders = byTitle.get(index) ?? [];
			if (finders.some((each) => each.source === source)) continue;
			finders.push({ source, place, missed: 1 - (found.propensities?.[place] ?? 1) });
			byTitle.set(index, finders);
		}
	const best = (finders: readonly { place: number }[]) =>
		Math.min(...finders.map(({ place }) => place));
	const first = (finders: readonly { source: number; place: number }[]) =>
		finders.find(({ place }) => place === best(finders))!.source;
	return [...byTitle]
		.map(([index, finders]) => ({ index, finders, best: best(finders), first: first(finders) }))
		.sort((a, b) => a.best - b.best || a.first - b.first)
		.slice(0, limit);
}

test('a pool holds what merging with objects gives: order, finders, places and probabilities', () => {
	const small = poolOf(titles, 12);
	fc.assert(
		fc.property(lists, (all) => {
			const pool = small(all);
			const expected = merged(all, 12);
			expect([...pool.indices]).toEqual(expected.map(({ index }) => index));
			expect([...pool.bestPlaces]).toEqual(expected.map(({ best }) => best));
			for (const [member, { finders }] of expected.entries()) {
				expect(findersOf(pool, member)).toEqual(
					finders.map(({ source, place }) => ({ source: `source ${source}`, place })),
				);
				const missed = finders.reduce((product, each) => product * each.missed, 1);
				expect(pool.propensities[member]).toBeCloseTo(1 - missed, 5);
			}
		}),
	);
});

test('what cannot be merged is refused, with the source', () => {
	const by = (indices: Int32Array): FoundBy => ({ source: 'odd', titles: { indices } });
	const merge = poolOf(3, 10);
	expect(() => merge([by(Int32Array.of(3))])).toThrow('odd found title 3 of 3');
	expect(() => merge([by(Int32Array.of(-1))])).toThrow(RangeError);
	expect(() => merge(Array.from({ length: 33 }, () => by(new Int32Array(0))))).toThrow(RangeError);
	expect(() => merge([by(new Int32Array(0xffff))])).toThrow(RangeError);
});

const source = (
	name: string,
	seek: () => FoundTitles,
	onFailure: 'skip' | 'fail' = 'skip',
): TitleSource<object> => ({ name, onFailure, deadlineMs: 10, seek, find: () => [] });
const one = source('one', () => ({ indices: Int32Array.of(2, 1) }));
const broken = () => {
	throw new Error('out of order');
};

test('a source that throws or is late is left out with the cause, and the others are not', () => {
	let elapsed = 0;
	const stopwatch = { elapsedMs: () => elapsed, after: () => () => {} };
	const slow = source('slow', () => {
		elapsed += 11;
		return { indices: Int32Array.of(0) };
	});
	const all = broadRetrieval('pool', [source('broken', broken), slow, one], {
		titles: 3,
		limit: 9,
	});
	const { pool, skipped, found, timings } = all({}, testContext({ stopwatch }));
	expect([...pool.indices]).toEqual([2, 1]);
	expect(skipped.map(({ stage }) => stage)).toEqual(['pool/broken', 'pool/slow']);
	expect(skipped[0]!.cause).toEqual(new Error('out of order'));
	expect(skipped[1]!.cause).toMatchObject({ code: 'stage-overran', where: 'pool/slow' });
	expect(found).toEqual([
		{ source: 'broken', count: 0 },
		{ source: 'slow', count: 0 },
		{ source: 'one', count: 2 },
	]);
	expect(timings.map(({ milliseconds }) => milliseconds)).toEqual([0, 11, 0]);
});

test('a source that declares it fails the request', () => {
	const all = broadRetrieval('pool', [one, source('broken', broken, 'fail')], {
		titles: 3,
		limit: 9,
	});
	expect(() => all({}, testContext())).toThrow('out of order');
});
