import { histories, type Recommender } from '@marquee/histories';
import { epochMs, settableClock } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Contender } from './contender.ts';
import { evaluateWindows } from './evaluate-windows.ts';
import { reportTable } from './report-table.ts';
import { drawnHistories } from './testing/drawn-histories.ts';
import { windows } from './windows.ts';

test('windows follow each other without gap: what one asks for, the next may learn', () => {
	fc.assert(
		fc.property(drawnHistories, fc.integer({ min: 1, max: 6 }), (all, count) => {
			const splits = windows({ count }).splits(all);
			expect(splits.length).toBeGreaterThan(0);
			expect(splits.length).toBeLessThanOrEqual(count);
			expect(splits.at(-1)!.askedUntilMs).toBe(Math.max(...all.happenedAtMs));
			for (const [i, { trainedUntilMs, askedUntilMs, train, test: cases }] of splits.entries()) {
				expect(askedUntilMs).toBe(splits[i + 1]?.trainedUntilMs ?? askedUntilMs);
				expect(train.happenedAtMs.length).toBe(
					all.happenedAtMs.filter((at) => at <= trainedUntilMs).length,
				);
				for (const { profile, relevant } of cases)
					for (const title of relevant) {
						const rows = [...all.titleIndices.keys()].filter(
							(row) =>
								row >= all.offsets[profile]! &&
								row < all.offsets[profile + 1]! &&
								all.titleIndices[row] === title,
						);
						const first = Math.min(...rows.map((row) => all.happenedAtMs[row]!));
						expect(first > trainedUntilMs && first <= askedUntilMs).toBe(true);
					}
			}
		}),
	);
});

/** Every profile watches title t at moment t. */
const parade = histories(
	Array.from({ length: 200 }, (_, i) => ({
		profile: i % 10,
		title: Math.floor(i / 10),
		happenedAtMs: Math.floor(i / 10),
	})),
	{ profiles: 10, titles: 20 },
);
const ruled = (name: string, baseline: boolean, score: (newest: number, title: number) => number) =>
	({
		name,
		baseline,
		fit: ({ train }): Recommender => {
			const newest = Math.max(...train.titleIndices);
			return {
				name,
				score: async (requests, scores) => {
					for (const [i] of requests.entries())
						for (let title = 0; title < 20; title++) scores[i * 20 + title] = score(newest, title);
				},
			};
		},
	}) satisfies Contender;
const next = ruled('next', false, (newest, title) => (title > newest ? 100 - title : -title));
const last = ruled('last', true, (_, title) => title);

test('every window fits anew; together they are the mean over all cases, with profiles as the witnesses', async () => {
	const options = { dataName: 'parade', seed: 1, clock: settableClock(epochMs(0)), replicates: 50 };
	const { report, cases, perCase } = await evaluateWindows(
		windows({ count: 5 }),
		parade,
		[next, last],
		options,
	);
	expect(report.windows!.map(({ counts }) => counts.cases)).toEqual([10, 10, 10, 10, 10]);
	expect(cases.length).toBe(50);
	const [first, second] = report.models;
	expect(first!.metrics['ndcg@10']).toEqual({ value: 1, low: 1, high: 1 });
	const values = perCase.last!['ndcg@10']!;
	const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
	expect(second!.metrics['ndcg@10']!.value).toBeCloseTo(mean, 12);
	expect(report.counts.cases).toBe(50);
	expect(report.differences).toMatchObject([{ model: 'next', against: 'last' }]);
	expect(reportTable(report)).toContain('window by window');
});

test('windows in which nobody can be asked are refused together, and half a window is none', async () => {
	const once = histories([{ profile: 0, title: 0, happenedAtMs: 1 }], { profiles: 1, titles: 2 });
	const options = { dataName: 'once', seed: 1, clock: settableClock(epochMs(0)) };
	await expect(evaluateWindows(windows(), once, [last], options)).rejects.toMatchObject({
		code: 'protocol-without-cases',
	});
	expect(() => windows({ count: 1.5 })).toThrow(RangeError);
});
