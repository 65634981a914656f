import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reciprocalRankFusion } from './reciprocal-rank-fusion.ts';

const rankings = fc.array(
	fc.record({
		ranked: fc.uniqueArray(fc.integer({ min: 0, max: 20 })),
		weight: fc.double({ min: 0.1, max: 5, noNaN: true }),
	}),
	{ maxLength: 4 },
);

test('every item of every ranking comes once, with the sum of what its places are worth', () => {
	fc.assert(
		fc.property(rankings, fc.integer({ min: 0, max: 100 }), (all, k) => {
			const fused = reciprocalRankFusion(all, { k });
			const items = new Set(all.flatMap(({ ranked }) => ranked));
			expect(fused.map(({ item }) => item).sort()).toEqual([...items].sort());
			for (const { item, score } of fused) {
				const places = all.map(({ ranked, weight }) => ({ place: ranked.indexOf(item), weight }));
				const expected = places
					.filter(({ place }) => place >= 0)
					.reduce((sum, { place, weight }) => sum + weight / (k + 1 + place), 0);
				expect(score).toBeCloseTo(expected, 12);
			}
			for (let at = 1; at < fused.length; at++)
				expect(fused[at]!.score).toBeLessThanOrEqual(fused[at - 1]!.score);
		}),
	);
});

test('one ranking alone stays as it is', () => {
	fc.assert(
		fc.property(fc.uniqueArray(fc.integer()), (ranked) => {
			expect(reciprocalRankFusion([{ ranked }]).map(({ item }) => item)).toEqual(ranked);
		}),
	);
});

test('second place twice beats first place once', () => {
	const fused = reciprocalRankFusion([{ ranked: ['a', 'b'] }, { ranked: ['c', 'b'] }]);
	expect(fused.map(({ item }) => item)).toEqual(['b', 'a', 'c']);
	expect(fused[0]!.score).toBeCloseTo(2 / 62);
});

test('what weighs nothing says nothing, and what weighs less than nothing is refused', () => {
	expect(reciprocalRankFusion([{ ranked: [1, 2], weight: 0 }])).toEqual([]);
	expect(() => reciprocalRankFusion([{ ranked: [1], weight: -1 }])).toThrow(RangeError);
	expect(() => reciprocalRankFusion([], { k: -1 })).toThrow(RangeError);
});

test('an item that stands in a ranking twice counts where it stands first', () => {
	expect(reciprocalRankFusion([{ ranked: [1, 2, 1] }])).toEqual(
		reciprocalRankFusion([{ ranked: [1, 2] }]),
	);
});
