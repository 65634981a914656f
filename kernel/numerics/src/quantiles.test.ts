import fc from 'fast-check';
import { expect, test } from 'vitest';
import { observedQuantile, quantile } from './quantiles.ts';

const ascending = fc
	.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 })
	.map((values) => values.sort((a, b) => a - b));
const share = fc.double({ min: 0, max: 1, noNaN: true });

test('a quantile lies between its neighbours and never falls as the share rises', () => {
	fc.assert(
		fc.property(ascending, share, share, (values, p, q) => {
			const [low, high] = p < q ? [p, q] : [q, p];
			expect(quantile(values, low)).toBeLessThanOrEqual(quantile(values, high));
			expect(quantile(values, 0)).toBe(values[0]);
			expect(quantile(values, 1)).toBe(values.at(-1));
		}),
	);
});

test('at least the asked share of values does not exceed the observed quantile, and no smaller value achieves it', () => {
	fc.assert(
		fc.property(ascending, share, (values, p) => {
			const found = observedQuantile(values, p);
			const reached = (limit: number) =>
				values.filter((value) => value <= limit).length >= p * values.length;
			expect(reached(found)).toBe(true);
			for (const smaller of values.filter((value) => value < found))
				expect(p > 0 && reached(smaller)).toBe(false);
		}),
	);
});

test('the quartiles of 1 to 4 are those of R and NumPy', () => {
	expect([0.25, 0.5, 0.75].map((p) => quantile([1, 2, 3, 4], p))).toEqual([1.75, 2.5, 3.25]);
});

test('a share of 1.2 and an empty list are refused', () => {
	expect(() => quantile([1], 1.2)).toThrow('1.2');
	expect(() => observedQuantile([], 0.5)).toThrow('no values');
});
