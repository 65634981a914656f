import { manualStopwatch } from '@marquee/pipeline/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pageLimit } from './page-limit.ts';

/** Makes pages by turns on one thread, each of the same work; answers how long the last hundred took on average. */
function oneThread(workMs: number, asked: number) {
	const limit = pageLimit({ most: 32, fewest: 2, slowMs: 300, stopwatch: manualStopwatch() });
	let took = 0;
	for (let i = 0; i < 400; i++) {
		const underWay = Math.max(1, Math.min(asked, limit.now()));
		const tookMs = underWay * workMs; // who shares a thread waits for all
		limit.done(tookMs, underWay);
		if (i >= 300) took += tookMs / 100;
	}
	return { limit: limit.now(), meanMs: took };
}

test('however much is asked and whatever a page costs, it settles where pages are in time, and not far below', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 1, max: 150 }),
			fc.integer({ min: 1, max: 500 }),
			(work, asked) => {
				const { limit, meanMs } = oneThread(work, asked);
				expect(meanMs).toBeLessThanOrEqual(Math.max(300 + work, 2 * work));
				const fits = Math.min(32, Math.floor(300 / work));
				if (asked >= 32) expect(limit).toBeGreaterThanOrEqual(Math.floor(0.8 * fits));
			},
		),
	);
});

test('two pages are always let in, and never more than the most', () => {
	fc.assert(
		fc.property(fc.array(fc.integer({ min: 0, max: 900 })), (all) => {
			const limit = pageLimit({ most: 8, fewest: 2, slowMs: 300, stopwatch: manualStopwatch() });
			for (const tookMs of all) {
				limit.done(tookMs, limit.now());
				expect(limit.now()).toBeGreaterThanOrEqual(2);
				expect(limit.now()).toBeLessThanOrEqual(8);
			}
		}),
	);
});

test('a few pages at a time do not make it grow: what was not tried is not known', () => {
	const limit = pageLimit({ most: 32, fewest: 2, slowMs: 300, stopwatch: manualStopwatch() });
	for (let i = 0; i < 30; i++) limit.done(400, 10);
	const low = limit.now();
	for (let i = 0; i < 30; i++) limit.done(10, 0);
	expect(limit.now()).toBe(low);
});

/** One page after another, each of `pageMs`; one comes every so often. Who was made, and how long each of them waited. */
function madeOf(everyMs: readonly number[], pageMs: number) {
	const stopwatch = manualStopwatch();
	const limit = pageLimit({ most: 3, fewest: 1, slowMs: 1_000, stopwatch });
	let made: { readonly askedMs: number; readonly endsMs: number }[] = [];
	const waits: (number | undefined)[] = [];
	let [nowMs, endsMs] = [0, 0];
	for (const gapMs of everyMs) {
		nowMs += gapMs;
		stopwatch.advance(gapMs);
		for (const one of made) if (one.endsMs <= nowMs) limit.done(one.endsMs - one.askedMs, 1);
		made = made.filter((one) => one.endsMs > nowMs);
		const underWay = made.length;
		if (!limit.admits(underWay)) waits.push(undefined);
		else {
			const beginsMs = Math.max(nowMs, endsMs);
			endsMs = beginsMs + pageMs;
			made.push({ askedMs: nowMs, endsMs });
			waits.push(beginsMs - nowMs);
		}
	}
	return waits;
}

test('a few who come at once are all made; of many more than can be made those who are made wait for nobody, and as many are', () => {
	const bursts = madeOf(
		Array.from({ length: 300 }, (_, nth) => (nth % 3 === 0 ? 200 : 0)),
		30,
	);
	expect(bursts).not.toContain(undefined);
	const flood = madeOf(Array(2_000).fill(10), 30).slice(1_000);
	const made = flood.filter((wait) => wait !== undefined);
	expect(Math.max(...made)).toBe(0);
	expect(made.length).toBeGreaterThanOrEqual(333);
});

test('when the many are gone, a few at once are all made again', () => {
	const flood = Array(500).fill(10);
	const bursts = Array.from({ length: 60 }, (_, nth) => (nth % 3 === 0 ? 200 : 0));
	expect(madeOf([...flood, ...bursts], 30).slice(-30)).not.toContain(undefined);
});
