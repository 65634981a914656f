import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cumulativeNormal } from './cumulative-normal.ts';

test('has the values of the tables', () => {
	expect(cumulativeNormal(0)).toBe(0.5);
	expect(cumulativeNormal(1)).toBeCloseTo(0.841344746068543, 14);
	expect(cumulativeNormal(1.959963984540054)).toBeCloseTo(0.975, 14);
	expect(cumulativeNormal(-3)).toBeCloseTo(0.00134989803163, 14);
});

test('its two sides sum to 1, and it never falls', () => {
	const x = fc.double({ min: -10, max: 10, noNaN: true });
	fc.assert(
		fc.property(x, x, (a, b) => {
			expect(cumulativeNormal(a) + cumulativeNormal(-a)).toBeCloseTo(1, 12);
			const [lower, higher] = a < b ? [a, b] : [b, a];
			expect(cumulativeNormal(higher)).toBeGreaterThanOrEqual(cumulativeNormal(lower) - 1e-14);
		}),
	);
});
