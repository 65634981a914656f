import type { EffectAt } from '@marquee/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ownScale } from '../words/effects.ts';
import { axisWords, chartOf, sequenceTable, ticksOf, tickWords } from './sequence-chart.ts';

const day = 86_400_000;
const sides = { above: 'better', below: 'worse' };
/** A sequence that narrows with the square root of the days around an effect. */
const looks = (days: number, effect: number): EffectAt[] =>
	Array.from({ length: days }, (_, i) => {
		const half = 10 / Math.sqrt(i + 1);
		return {
			at: i * day,
			members: 100 * (i + 1),
			estimate: effect,
			low: effect - half,
			high: effect + half,
		};
	});
const chart = (some: EffectAt[], margin?: number) =>
	chartOf({
		title: 'Hours',
		scale: ownScale('hours'),
		looks: some,
		sides,
		...(margin !== undefined && { margin }),
	});

test('first days that know nothing do not flatten the rest: they are cut off, and it is said until when', () => {
	const { reach, beyondUntil, looks: all } = chart(looks(60, 2));
	const newest = all.at(-1)!;
	expect(reach.high - reach.low).toBeLessThan(8 * (newest.high! - newest.low!));
	expect(beyondUntil).toBeGreaterThanOrEqual(0);
	expect(beyondUntil).toBeLessThan(newest.at);
});

test('nothing itself, the accepted loss and the newest interval are always on the picture', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 1, max: 60 }),
			fc.double({ min: -50, max: 50, noNaN: true }),
			fc.double({ min: -20, max: 20, noNaN: true }),
			(days, effect, margin) => {
				const { reach, looks: all } = chart(looks(days, effect), margin);
				const newest = all.at(-1)!;
				for (const value of [0, margin, newest.low!, newest.high!]) {
					expect(value).toBeGreaterThanOrEqual(reach.low);
					expect(value).toBeLessThanOrEqual(reach.high);
				}
			},
		),
	);
});

test('looks with open ends are drawn to the edge, and are no reason to fail', () => {
	const open = { at: 0, members: 3, estimate: 1, low: null, high: null };
	const { reach, sentence, beyondUntil } = chart([open]);
	expect(reach.low).toBeLessThan(0);
	expect(beyondUntil).toBe(0);
	expect(sentence).toBe('Hours: +1.0 hours (anything hours) after 3 members, 1 Jan');
});

test('the table says every look, the newest first', () => {
	const rows = sequenceTable(chart(looks(3, 2)));
	expect(rows).toHaveLength(3);
	expect(rows[0]).toEqual(['3 Jan', '300', '+2.0 hours', '−3.8 to +7.8 hours']);
});

test('ticks are round, stand within the reach and say no more digits than they need', () => {
	fc.assert(
		fc.property(
			fc.double({ min: -1e4, max: 1e4, noNaN: true }),
			fc.double({ min: 1e-4, max: 1e4, noNaN: true }),
			(low, width) => {
				const ticks = ticksOf({ low, high: low + width }, 5);
				expect(ticks.length).toBeGreaterThan(1);
				expect(ticks.length).toBeLessThanOrEqual(6);
				const rounding = 1e-9 * (Math.abs(low) + width);
				expect(ticks[0]).toBeGreaterThanOrEqual(low - rounding);
				expect(ticks.at(-1)).toBeLessThanOrEqual(low + width + rounding);
			},
		),
	);
	expect(ticksOf({ low: -0.013, high: 0.021 }, 5)).toEqual([-0.01, 0, 0.01, 0.02]);
	const points = ownScale('share of members');
	expect(
		ticksOf({ low: -0.013, high: 0.021 }, 5).map((tick) => tickWords(tick, 0.01, points)),
	).toEqual(['−1', '0', '+1', '+2']);
	expect([axisWords('share of plays'), axisWords('hours')]).toEqual(['percentage points', 'hours']);
});
