import { histories, historyOf, lengthOf } from '@marquee/histories';
import { seededRandom } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { followingTitles } from './following-titles.fixture.ts';
import { packed, stepsOf } from './packing.ts';
import { windowsOf } from './windows.ts';

const seeds = fc.nat(1_000);

test('no window crosses from one profile to another, and none is longer than the context', () => {
	fc.assert(
		fc.property(seeds, fc.integer({ min: 2, max: 9 }), (seed, context) => {
			const data = followingTitles({ seed });
			for (const { profile, from, to } of windowsOf(data, context, seededRandom(seed))) {
				expect(from).toBeGreaterThanOrEqual(data.offsets[profile]!);
				expect(to).toBeLessThanOrEqual(data.offsets[profile + 1]!);
				expect(to - from - 1).toBeGreaterThanOrEqual(1);
				expect(to - from - 1).toBeLessThanOrEqual(context);
			}
		}),
	);
});

test('within an epoch every event but the first of a profile is a target at most once, and over the epochs all are', () => {
	const data = followingTitles({ seed: 3, events: 40 });
	const ever = new Set<number>();
	for (let epoch = 0; epoch < 12; epoch++) {
		const targets = windowsOf(data, 8, seededRandom(1, `epoch ${epoch}`)).flatMap(({ from, to }) =>
			Array.from({ length: to - from - 1 }, (_, i) => from + 1 + i),
		);
		expect(new Set(targets).size).toBe(targets.length);
		for (const target of targets) ever.add(target);
	}
	const predictable = Array.from({ length: data.profiles }, (_, u) => lengthOf(data, u) - 1);
	expect(ever.size).toBe(predictable.reduce((sum, each) => sum + each, 0));
});

test('packing loses no window, overfills no row and wastes little', () => {
	fc.assert(
		fc.property(seeds, (seed) => {
			const context = 20;
			const windows = windowsOf(followingTitles({ seed }), context, seededRandom(seed));
			const rows = packed(windows, context, seededRandom(seed));
			expect(new Set(rows.flat())).toEqual(new Set(windows));
			for (const row of rows)
				expect(row.reduce((sum, window) => sum + stepsOf(window), 0)).toBeLessThanOrEqual(context);
			const needed = Math.ceil(windows.reduce((sum, each) => sum + stepsOf(each), 0) / context);
			expect(rows.length).toBeLessThanOrEqual(Math.ceil(needed * 1.3) + 1);
		}),
		{ numRuns: 50 },
	);
});

test('a profile with one event gives no window: there is nothing to predict', () => {
	const data = followingTitles({ profiles: 1 });
	const short = { ...data, offsets: Int32Array.from([0, 1]) };
	expect(historyOf(short, 0).titleIndices.length).toBe(1);
	expect(windowsOf(short, 5, seededRandom(1))).toEqual([]);
});

test('what is new is in some window, however long the history and whatever the chance', () => {
	const events = Array.from({ length: 150 }, (_, at) => ({
		profile: 0,
		title: 0,
		happenedAtMs: at,
	}));
	const data = histories(events, { profiles: 1, titles: 1 });
	for (let seed = 0; seed < 50; seed++) {
		const random = seededRandom(seed, 'news');
		const windows = windowsOf(data, 100, random, { sinceMs: 148, oldShare: 0 });
		expect(windows).toEqual([{ profile: 0, from: 49, to: 150 }]);
	}
});
