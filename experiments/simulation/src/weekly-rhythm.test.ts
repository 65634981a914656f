import { msPerDay } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chanceOf, keyOf, normalOf } from './keyed-chance.ts';
import { movieTweetings1 } from './policies/movie-tweetings-1.ts';
import { weeklyRhythm } from './weekly-rhythm.ts';

const rhythm = weeklyRhythm(movieTweetings1);
const moment = fc.integer({ min: -1e12, max: 3e12 });
const hours = fc.double({ min: 0.01, max: 2_000, noNaN: true });

test('time goes on, two steps are one, and a week has as many average hours as hours', () => {
	fc.assert(
		fc.property(moment, hours, hours, (at, one, other) => {
			expect(rhythm.after(at, one)).toBeGreaterThan(at);
			const twice = rhythm.after(rhythm.after(at, one), other);
			expect(Math.abs(twice - rhythm.after(at, one + other))).toBeLessThanOrEqual(5);
			expect(Math.abs(rhythm.after(at, 168) - at - 7 * msPerDay)).toBeLessThanOrEqual(2);
		}),
	);
});

test('an average hour of the evening is shorter than one before dawn', () => {
	const took = (hour: number) =>
		rhythm.after(Date.UTC(2026, 0, 7, hour), 0.2) - Date.UTC(2026, 0, 7, hour);
	expect(took(21)).toBeLessThan(0.5 * took(9));
});

test('gaps between visits are 1 on average and vary more than those of a Poisson process', () => {
	const gaps = Array.from({ length: 20_000 }, (_, key) => rhythm.away(keyOf(7, key)));
	const mean = gaps.reduce((a, b) => a + b, 0) / gaps.length;
	const variance = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length;
	expect(Math.abs(mean - 1)).toBeLessThan(4 * Math.sqrt(variance / gaps.length));
	expect(variance).toBeGreaterThan(1.5);
});

test('chances that are looked up are even, neighbours have nothing to do with each other, and normals are normal', () => {
	const n = 40_000;
	const tenths = new Float64Array(10);
	let [product, sum, squares] = [0, 0, 0];
	for (let key = 0; key < n; key++) {
		const chance = chanceOf(3, key);
		expect(chance > 0 && chance < 1).toBe(true);
		tenths[Math.floor(10 * chance)]!++;
		product += (chance - 0.5) * (chanceOf(3, key + 1) - 0.5);
		const normal = normalOf(key, 5);
		sum += normal;
		squares += normal ** 2;
	}
	const chiSquare = tenths.reduce((total, count) => total + (count - n / 10) ** 2 / (n / 10), 0);
	expect(chiSquare).toBeLessThan(33.7); // 9 degrees of freedom, one in ten thousand
	expect(Math.abs(product / n)).toBeLessThan(4 / 12 / Math.sqrt(n));
	expect(Math.abs(sum / n)).toBeLessThan(4 / Math.sqrt(n));
	expect(Math.abs(squares / n - 1)).toBeLessThan(4 * Math.sqrt(2 / n));
});
