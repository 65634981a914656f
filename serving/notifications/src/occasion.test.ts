import { epochMs, msPerDay } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { occasionsFor, type Tellable } from './occasion.ts';

const now = epochMs(Date.UTC(2026, 0, 31, 18));
const daysAgo = (days: number) => epochMs(Math.round(now - days * msPerDay));
const told = (tellable: Omit<Tellable, 'now'>) =>
	occasionsFor({ now, ...tellable }).map(({ kind, titleId }) => `${kind} ${titleId}`);

test('a new title is told of while it is new and matches', () => {
	const novelty = (titleId: string, days: number, match: number) => ({
		titleId,
		addedAt: daysAgo(days),
		match,
	});
	const newTitles = [
		novelty('good', 3, 0.93),
		novelty('best', 3, 0.99),
		novelty('old', 15, 0.99),
		novelty('poor', 3, 0.5),
		novelty('announced', -2, 0.99),
	];
	expect(told({ newTitles })).toEqual(['new-title best', 'new-title good']);
	const newTrailers = [{ ...novelty('kept', 1, 0.85), trailerId: 'x' }];
	expect(occasionsFor({ now, newTrailers })[0]).toMatchObject({
		kind: 'new-trailer',
		trailerId: 'x',
	});
});

test('what leaves the service is told of in its last week, the later the stronger', () => {
	const expiring = [8, 5, 1, -1].map((days) => ({
		titleId: `in${days}`,
		leavesAt: daysAgo(-days),
	}));
	expect(told({ expiring })).toEqual(['expiring in1', 'expiring in5']);
	expect(occasionsFor({ now, expiring })[0]!.because).toBe('on the list, leaves in 1 day');
});

test('what was left unfinished is told of after two days and before a month, if it was more than a look', () => {
	const unfinished = [
		{ titleId: 'yesterday', watchedAt: daysAgo(1), shareWatched: 0.5 },
		{ titleId: 'lately', watchedAt: daysAgo(3), shareWatched: 0.5 },
		{ titleId: 'long-ago', watchedAt: daysAgo(31), shareWatched: 0.5 },
		{ titleId: 'a-look', watchedAt: daysAgo(3), shareWatched: 0.01 },
		{ titleId: 'credits', watchedAt: daysAgo(3), shareWatched: 0.95 },
	];
	expect(told({ unfinished })).toEqual(['unfinished lately']);
});

test('every occasion is still one at its moment, has a reason, and a pull near that of a usual message', () => {
	const share = fc.double({ min: 0, max: 1, noNaN: true });
	const moment = fc.integer({ min: -40, max: 40 }).map(daysAgo);
	const novelty = fc.record({ titleId: fc.string(), addedAt: moment, match: share });
	fc.assert(
		fc.property(
			fc.record({
				newTitles: fc.array(novelty),
				newTrailers: fc.array(novelty),
				expiring: fc.array(fc.record({ titleId: fc.string(), leavesAt: moment })),
				unfinished: fc.array(
					fc.record({ titleId: fc.string(), watchedAt: moment, shareWatched: share }),
				),
			}),
			(tellable) => {
				const occasions = occasionsFor({ now, ...tellable });
				for (const { until, pull, because } of occasions) {
					expect(until).toBeGreaterThan(now);
					expect(because).not.toBe('');
					expect(pull).toBeGreaterThanOrEqual(0.5);
					expect(pull).toBeLessThanOrEqual(1.5);
				}
				const pulls = occasions.map(({ pull }) => pull);
				expect(pulls).toEqual(pulls.toSorted((a, b) => b - a));
			},
		),
	);
});
