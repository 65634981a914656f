import { quantileArm } from '@marquee/statistics';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quantileOfCounts } from './quantile-of-counts.ts';

test('values that are counted have the quantile and the variance of values one by one', () => {
	fc.assert(
		fc.property(
			fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 60, maxLength: 200 }),
			fc.constantFrom(0.25, 0.5, 0.8),
			(values, share) => {
				const counts = new Map<number, number>();
				for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
				const arm = quantileOfCounts(counts, share, 0.5)!;
				const expected = quantileArm(
					values.map((value) => value * 0.5),
					share,
				);
				expect(arm.n).toBe(expected.n);
				expect(arm.mean).toBeCloseTo(expected.mean, 12);
				expect(arm.variance).toBeCloseTo(expected.variance, 9);
			},
		),
	);
});

test('too few values have no quantile', () => {
	expect(quantileOfCounts(new Map([[1, 3]]), 0.5, 1)).toBeUndefined();
	expect(quantileOfCounts(new Map(), 0.5, 1)).toBeUndefined();
});
