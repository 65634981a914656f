import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pageLimit } from './page-limit.ts';

/** Makes pages by turns on one thread, each of the same work; answers how long the last hundred took on average. */
function oneThread(workMs: number, asked: number) {
	const limit = pageLimit({ most: 32, slowMs: 300 });
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
			const limit = pageLimit({ most: 8, slowMs: 300 });
			for (const tookMs of all) {
				limit.done(tookMs, limit.now());
				expect(limit.now()).toBeGreaterThanOrEqual(2);
				expect(limit.now()).toBeLessThanOrEqual(8);
			}
		}),
	);
});

test('a few pages at a time do not make it grow: what was not tried is not known', () => {
	const limit = pageLimit({ most: 32, slowMs: 300 });
	for (let i = 0; i < 30; i++) limit.done(400, 10);
	const low = limit.now();
	for (let i = 0; i < 30; i++) limit.done(10, 0);
	expect(limit.now()).toBe(low);
});
