import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mean, sum } from './summation.ts';

test('a small value survives between two huge ones that cancel', () => {
	expect(sum([1, 1e100, 1, -1e100])).toBe(2);
});

test('the sum does not depend on the order of the values', () => {
	const integers = fc.array(fc.integer({ min: -(2 ** 40), max: 2 ** 40 }));
	fc.assert(
		fc.property(integers, (values) => {
			const scaled = values.map((value) => value / 1024);
			expect(sum(scaled) + 0).toBe(sum([...scaled].reverse()) + 0);
			expect(sum(scaled) + 0).toBe(values.reduce((total, value) => total + value, 0) / 1024 + 0);
		}),
	);
});

test('infinity is not turned into NaN, and nothing has no mean', () => {
	expect(sum([1, Infinity, 2])).toBe(Infinity);
	expect(() => mean([])).toThrow(RangeError);
	expect(mean([0.1, 0.2, 0.3])).toBeCloseTo(0.2, 15);
});
