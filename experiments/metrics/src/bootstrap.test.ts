import { mean, quantile } from '@marquee/numerics';
import { seededRandom } from '@marquee/units';
import { expect, test } from 'vitest';
import { estimated, pairedDifference, resampled } from './bootstrap.ts';

const drawn = (seed: number, cases: number) =>
	Float64Array.from({ length: cases }, seededRandom(seed, 'values').normal);

test('the interval covers the true mean about as often as it says', () => {
	let covered = 0;
	for (let seed = 0; seed < 400; seed++) {
		const [column] = resampled([drawn(seed, 60)], {
			random: seededRandom(seed, 'bootstrap'),
			replicates: 200,
		});
		const { low, high } = estimated(column!);
		if (low <= 0 && 0 <= high) covered++;
	}
	expect(covered / 400).toBeGreaterThan(0.9);
	expect(covered / 400).toBeLessThan(0.98);
});

test('a paired difference is the bootstrap of the differences themselves', () => {
	const one = drawn(1, 80);
	const other = drawn(2, 80);
	const differences = one.map((value, i) => value - other[i]!);
	const together = resampled([one, other], { random: seededRandom(5) });
	const directly = resampled([differences], { random: seededRandom(5) });
	const difference = pairedDifference(together[0]!, together[1]!);
	const expected = estimated(directly[0]!);
	expect(difference.value).toBeCloseTo(expected.value, 12);
	expect(difference.low).toBeCloseTo(expected.low, 12);
	expect(difference.high).toBeCloseTo(expected.high, 12);
});

test('a difference on the same cases is known better than the two means alone', () => {
	const one = drawn(3, 200);
	const slightlyBetter = one.map((value) => value + 0.1);
	const [a, b] = resampled([one, slightlyBetter], { random: seededRandom(1) });
	const difference = pairedDifference(b!, a!);
	expect(difference.low).toBeCloseTo(0.1, 10);
	expect(difference.high).toBeCloseTo(0.1, 10);
	expect(estimated(a!).high - estimated(a!).low).toBeGreaterThan(0.2);
});

test('the same seed gives the same interval, another seed another', () => {
	const interval = (seed: number) =>
		estimated(resampled([drawn(1, 50)], { random: seededRandom(seed) })[0]!);
	expect(interval(1)).toEqual(interval(1));
	expect(interval(1)).not.toEqual(interval(2));
});

test('the interval is the percentiles of a naive bootstrap that draws the same cases', () => {
	const values = drawn(8, 30);
	const random = seededRandom(4);
	const means = Array.from({ length: 1000 }, () =>
		mean(Array.from({ length: 30 }, () => values[random.below(30)]!)),
	).sort((a, b) => a - b);
	const { low, high } = estimated(resampled([values], { random: seededRandom(4) })[0]!);
	expect(low).toBeCloseTo(quantile(means, 0.025), 12);
	expect(high).toBeCloseTo(quantile(means, 0.975), 12);
});

test('columns of different length cannot be resampled together', () => {
	const random = seededRandom(1);
	expect(() => resampled([new Float64Array(3), new Float64Array(4)], { random })).toThrow(
		'3 and 4',
	);
	expect(() => resampled([new Float64Array(0)], { random })).toThrow(RangeError);
});
