import { type EpochMs, msPerDay } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coveredMs, isImpossible, sittingsOf, toldMs } from './sitting.ts';

const stopped = (happenedAt: number, watchedSeconds: number) =>
	({
		kind: 'stop',
		eventId: 'e',
		profileId: 'p',
		titleId: 't',
		happenedAt,
		positionSeconds: 0,
		watchedSeconds,
	}) as const;

test('the parts of a sitting are as long as the whole, lie within their days and end when it ended', () => {
	const moment = fc.integer({ min: -1e12, max: 1e12 });
	fc.assert(
		fc.property(moment, fc.double({ min: 0, max: 86_400, noNaN: true }), (at, watchedSeconds) => {
			const parts = sittingsOf(stopped(at, watchedSeconds), 'watched');
			expect(toldMs(parts.map(({ sitting }) => sitting))).toBe(Math.round(watchedSeconds * 1_000));
			expect(parts.length).toBeLessThanOrEqual(2);
			for (const { sitting } of parts) {
				expect(sitting.beganMs).toBeGreaterThanOrEqual(0);
				expect(sitting.beganMs + sitting.lengthMs).toBeLessThanOrEqual(msPerDay);
			}
			const last = parts.at(-1);
			if (last !== undefined)
				expect(last.day * msPerDay + last.sitting.beganMs + last.sitting.lengthMs).toBe(at);
		}),
	);
});

test('a day and no longer can be watched in one go', () => {
	expect(isImpossible(stopped(0, 86_400))).toBe(false);
	expect(isImpossible(stopped(0, 86_400.001))).toBe(true);
	expect(sittingsOf(stopped(0, 86_400.001), 'watched')).toEqual([]);
});

test('where time is watched plays and ratings say nothing; where it is not they are all there is', () => {
	const { watchedSeconds: _, positionSeconds: __, ...rest } = stopped(5 as EpochMs, 0);
	const play = { ...rest, kind: 'play' } as const;
	const rating = { ...rest, kind: 'rating', rating: 1, outOf: 5 } as const;
	for (const event of [play, rating]) {
		expect(sittingsOf(event, 'watched')).toEqual([]);
		expect(sittingsOf(event, 'taken-up')).toEqual([
			{ day: 0, sitting: { titleId: 't', country: undefined, beganMs: 5, lengthMs: 0 } },
		]);
	}
	expect(sittingsOf(stopped(5, 300), 'taken-up')).toEqual([]);
});

test('what is covered is never more than what is told, and the same without overlaps', () => {
	const sitting = (beganMs: number, lengthMs: number) => ({
		titleId: 't',
		country: undefined,
		beganMs,
		lengthMs,
	});
	const some = fc.array(fc.tuple(fc.nat(30), fc.nat(10)));
	fc.assert(
		fc.property(some, (spans) => {
			const sittings = spans.map(([began, length]) => sitting(began, length));
			const moments = new Set(
				spans.flatMap(([began, length]) => Array.from({ length }, (_, i) => began + i)),
			);
			expect(coveredMs(sittings)).toBe(moments.size);
			expect(coveredMs(sittings)).toBeLessThanOrEqual(toldMs(sittings));
		}),
	);
});
