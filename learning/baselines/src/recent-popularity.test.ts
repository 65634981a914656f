import { type Histories, histories, keepRows } from '@marquee/histories';
import { describeRecommender } from '@marquee/histories/testing';
import { msPerDay } from '@marquee/units';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawnHistories, scoresOf } from './drawn-histories.fixture.ts';
import { fitRecentPopularity, type Recency } from './recent-popularity.ts';

const variants: readonly Recency[] = [{ windowDays: 12 }, { halfLifeDays: 5 }];
const moments = fc.integer({ min: 0, max: 110 }).map((days) => days * msPerDay + 7);

describe.each(variants)('recent popularity with %o', (recency) => {
	const train = drawnHistories(2);
	describeRecommender('recent popularity', async () => ({
		recommender: fitRecentPopularity(train, { recency }),
		train,
	}));

	test('what happens after the moment of the request changes no score', async () => {
		await fc.assert(
			fc.asyncProperty(fc.nat(20), moments, async (seed, asOf) => {
				const all = drawnHistories(seed);
				const past = keepRows(all, (row) => all.happenedAtMs[row]! <= asOf);
				const knowing = await scoresOf(fitRecentPopularity(all, { recency }), all, asOf);
				expect(await scoresOf(fitRecentPopularity(past, { recency }), all, asOf)).toEqual(knowing);
			}),
			{ numRuns: 30 },
		);
	});

	test('a title watched a year ago still comes before one never watched', async () => {
		const all = histories(
			[
				{ profile: 0, title: 2, happenedAtMs: 0 },
				{ profile: 0, title: 1, happenedAtMs: 365 * msPerDay },
			],
			{ profiles: 1, titles: 3 },
		);
		const [scores] = await scoresOf(fitRecentPopularity(all, { recency }), all);
		expect(scores![1]).toBeGreaterThan(scores![2]!);
		expect(scores![2]).toBeGreaterThan(scores![0]!);
	});

	test('data without times are refused by name', () => {
		const timeless = histories([{ profile: 0, title: 0 }], { profiles: 1, titles: 1 });
		expect(() => fitRecentPopularity(timeless, { recency })).toThrow('baseline-needs-time');
	});
});

const ages = (all: Histories, title: number, asOf: number) =>
	[...all.happenedAtMs]
		.filter((at, row) => all.titleIndices[row] === title && at <= asOf)
		.map((at) => (asOf - at) / msPerDay);

test('the decayed count is the sum of halvings written out', async () => {
	await fc.assert(
		fc.asyncProperty(fc.nat(20), moments, async (seed, asOf) => {
			const all = drawnHistories(seed);
			const model = fitRecentPopularity(all, { recency: { halfLifeDays: 5 } });
			const [scores] = await scoresOf(model, all, asOf);
			for (const [title, score] of scores!.entries()) {
				const sum = ages(all, title, asOf).reduce((total, age) => total + 2 ** (-age / 5), 0);
				if (sum > 0) expect(score).toBeCloseTo(Math.log2(sum), 4);
			}
		}),
		{ numRuns: 30 },
	);
});

test('titles with more events in the window come first', async () => {
	await fc.assert(
		fc.asyncProperty(fc.nat(20), moments, async (seed, asOf) => {
			const all = drawnHistories(seed);
			const model = fitRecentPopularity(all, { recency: { windowDays: 12 } });
			const [scores] = await scoresOf(model, all, asOf);
			for (const [title, score] of scores!.entries())
				expect(Math.max(0, Math.floor(score))).toBe(
					ages(all, title, asOf).filter((age) => age < 12).length,
				);
		}),
		{ numRuns: 30 },
	);
});
