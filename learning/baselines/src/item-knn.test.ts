import { describeRecommender } from '@marquee/histories/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { denseGram, denseWatched, drawnHistories, scoresOf } from './drawn-histories.fixture.ts';
import { fitItemKnn } from './item-knn.ts';

const train = drawnHistories(3);
describeRecommender('itemknn', async () => ({ recommender: fitItemKnn(train), train }));

test('scores are those of the dense definition, neighbour by neighbour', async () => {
	const drawn = fc.record({
		seed: fc.nat(30),
		neighbours: fc.integer({ min: 1, max: 12 }),
		shrinkage: fc.constantFrom(0, 3, 100),
	});
	await fc.assert(
		fc.asyncProperty(drawn, async ({ seed, neighbours, shrinkage }) => {
			const all = drawnHistories(seed);
			const x = denseWatched(all);
			const c = denseGram(x);
			const alike = c.map((row, j) =>
				row.map((both, i) =>
					i === j ? 0 : Math.fround(both / (Math.sqrt(c[i]![i]! * c[j]![j]!) + shrinkage || 1)),
				),
			);
			const kept = alike.map((row) => {
				const order = [...row.keys()].sort((a, b) => row[b]! - row[a]! || a - b);
				return row.map((value, i) => (order.indexOf(i) < neighbours ? value : 0));
			});
			const scores = await scoresOf(fitItemKnn(all, { neighbours, shrinkage }), all);
			for (const [u, row] of scores.entries())
				for (const [j, score] of row.entries())
					expect(score).toBeCloseTo(
						kept[j]!.reduce((total, value, i) => total + value * x[u]![i]!, 0),
						5,
					);
		}),
		{ numRuns: 40 },
	);
});

test('a title is no neighbour of itself', async () => {
	const [scores] = await scoresOf(
		fitItemKnn(drawnHistories(1, { events: 1 })),
		drawnHistories(1, { events: 1 }),
	);
	expect(scores!.every((score) => score === 0)).toBe(true);
});
