import { histories, historyOf } from '@marquee/histories';
import { describeRecommender } from '@marquee/histories/testing';
import { msPerDay } from '@marquee/units';
import { expect, test } from 'vitest';
import { denseGram, denseWatched, drawnHistories, scoresOf } from './drawn-histories.fixture.ts';
import { fitSar } from './sar.ts';

const train = drawnHistories(4);
describeRecommender('sar', async () => ({ recommender: fitSar(train), train }));

test('scores are in the proportions of the dense definition', async () => {
	for (let seed = 0; seed < 20; seed++) {
		const all = drawnHistories(seed);
		const c = denseGram(denseWatched(all));
		const newest = Math.max(...all.happenedAtMs);
		const scores = await scoresOf(fitSar(all), all);
		for (const [u, row] of scores.entries()) {
			const { titleIndices, happenedAtMs, ratings } = historyOf(all, u);
			const expected = row.map((_, j) =>
				[...titleIndices].reduce((total, i, at) => {
					const jaccard = c[i]![j]! / (c[i]![i]! + c[j]![j]! - c[i]![j]!);
					const halvings = (newest - happenedAtMs[at]!) / (30 * msPerDay);
					return total + ratings[at]! * 2 ** -halvings * jaccard;
				}, 0),
			);
			const scale = Math.max(...row) / Math.max(...expected) || 1;
			for (const [j, score] of row.entries()) expect(score).toBeCloseTo(expected[j]! * scale, 4);
		}
	}
});

test('a profile that last came a hundred years ago is still told apart from nobody', async () => {
	const ancient = [
		{ profile: 0, title: 0, happenedAtMs: 0, rating: 1 },
		{ profile: 0, title: 1, happenedAtMs: 0, rating: 1 },
		{ profile: 1, title: 2, happenedAtMs: 36_500 * msPerDay, rating: 1 },
	];
	const all = histories(ancient, { profiles: 2, titles: 3 });
	expect((await scoresOf(fitSar(all), all))[0]).toEqual([2, 2, 0]);
});

test('without times a half-life is refused, and forgetting time works', async () => {
	const all = histories(
		[
			{ profile: 0, title: 0 },
			{ profile: 0, title: 1 },
		],
		{ profiles: 1, titles: 2 },
	);
	expect(() => fitSar(all)).toThrow('baseline-needs-time');
	expect(await scoresOf(fitSar(all, { halfLifeDays: 'none' }), all)).toEqual([[2, 2]]);
});
