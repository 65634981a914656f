import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	chanceWords,
	dayWords,
	directionScale,
	effectWords,
	ownScale,
	relativeScale,
	signed,
	valueWords,
} from './effects.ts';

test('an effect has the digits that its interval can bear, and the unit once', () => {
	const hours = { estimate: 0.1234, low: 0.0512, high: 0.1956 };
	expect(effectWords(hours, ownScale('hours'))).toEqual({
		estimate: '+0.123 hours',
		interval: '+0.051 to +0.196 hours',
	});
	expect(effectWords({ estimate: 0.0189, low: 0.004, high: 0.0338 }, relativeScale)).toEqual({
		estimate: '+1.9 %',
		interval: '+0.4 to +3.4 %',
	});
	expect(effectWords({ estimate: 0.2, low: -0.1, high: 0.5 }, directionScale).estimate).toBe(
		'+0.20',
	);
});

test('a change of a share is said in points, its value in per cent', () => {
	const kept = { estimate: -0.0081, low: -0.02, high: 0.0038 };
	expect(effectWords(kept, ownScale('share of members')).estimate).toBe('−0.8 points');
	expect(valueWords(0.412, 'share of members')).toBe('41.2 %');
	expect([ownScale('plays a member').unit, ownScale('plays a visit').unit]).toEqual([
		'plays',
		'plays a visit',
	]);
	expect(ownScale('of all plays').unit).toBe('points');
	expect([valueWords(3.824, 'hours'), valueWords(-3, 'days')]).toEqual(['3.82', '−3.00']);
});

test('an end that is open is not said to be a number', () => {
	const open = { estimate: 1, low: null, high: 2 };
	expect(effectWords(open, ownScale('plays')).interval).toBe('at most +2.0 plays');
	expect(effectWords({ estimate: 1, low: 0.5, high: null }, ownScale('plays')).interval).toBe(
		'at least +0.50 plays',
	);
	expect(effectWords({ estimate: 1, low: null, high: null }, ownScale('plays')).interval).toBe(
		'anything plays',
	);
});

test('whatever the numbers, the words hold no broken figure, and only what rounds to nought lacks a sign', () => {
	const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
	fc.assert(
		fc.property(number, number, number, (estimate, one, other) => {
			const [low, high] = [Math.min(one, other), Math.max(one, other)];
			const words = effectWords({ estimate, low, high }, relativeScale);
			expect(`${words.estimate} ${words.interval}`).not.toMatch(/NaN|Infinity|-|undefined/);
		}),
	);
	expect([signed(-0.04, 1), signed(0.06, 1), signed(-1234.4, 0)]).toEqual([
		'0.0',
		'+0.1',
		'−1,234',
	]);
});

test('a chance below a thousandth is not drawn out, and a day is one of UTC', () => {
	expect([chanceWords(1e-12), chanceWords(0.0342), chanceWords(0.5)]).toEqual([
		'p < 0.001',
		'p = 0.034',
		'p = 0.50',
	]);
	expect(dayWords(Date.UTC(2026, 9, 3, 23, 59))).toBe('3 Oct');
});
