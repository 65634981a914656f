import { quantile } from '@marquee/numerics';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drift } from './drift.ts';
import { named, sizes, unitSpace } from './testing/title-spaces.ts';

test('mean and median are those of the moves, which come farthest first, each title once', () => {
	fc.assert(
		fc.property(sizes, ({ titles, width, seed }) => {
			const { meanCosine, medianCosine, moves } = drift(
				unitSpace(titles, width, seed),
				unitSpace(titles, width, seed + 1),
			);
			const cosines = moves.map((move) => move.cosine);
			expect(cosines).toEqual(cosines.toSorted((a, b) => a - b));
			expect(new Set(moves.map((move) => move.titleId)).size).toBe(titles);
			expect(meanCosine).toBeCloseTo(cosines.reduce((a, b) => a + b, 0) / titles, 10);
			expect(medianCosine).toBe(quantile(cosines, 0.5));
		}),
	);
});

test('who came, who left and who has no direction yet are told, not averaged in', () => {
	const width = 2;
	const before = { titleIds: named(0, 4), width, vectors: Float32Array.of(1, 0, 0, 1, 0, 0, 1, 1) };
	const after = {
		titleIds: named(1, 4),
		width,
		vectors: Float32Array.of(0, 3, 1, 0, -1, -1, 5, 5),
	};
	expect(drift(before, after)).toEqual({
		meanCosine: expect.closeTo(0, 12),
		medianCosine: expect.closeTo(0, 12),
		moves: [
			{ titleId: 't3', cosine: expect.closeTo(-1, 12) },
			{ titleId: 't1', cosine: 1 },
		],
		withoutDirection: ['t2'],
		arrived: 1,
		left: 1,
	});
});

test('where nothing can be compared there is no mean, and widths that differ are refused', () => {
	const before = unitSpace(3, 2, 1);
	expect(drift(before, { ...before, titleIds: named(9, 3) })).toMatchObject({
		meanCosine: Number.NaN,
		medianCosine: Number.NaN,
		moves: [],
		arrived: 3,
		left: 3,
	});
	expect(() => drift(before, unitSpace(3, 4, 1))).toThrow('widths 2 and 4');
});
