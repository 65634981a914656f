import { seededRandom } from '@marquee/units';
import { expect, test } from 'vitest';
import { clusteredEstimate } from './clustered-interval.ts';
import { meanOf } from './estimator.ts';

const ownUnits = (rows: number) => ({
	units: Int32Array.from({ length: rows }, (_, row) => row),
	unitCount: rows,
});

test('of skewed values the interval holds the truth of 95 % of samples, where ± 1.96 errors do not', () => {
	const rows = 60;
	const random = seededRandom(1, 'skewed');
	let [held, heldPlainly] = [0, 0];
	const samples = 4_000;
	for (let sample = 0; sample < samples; sample++) {
		// exponential: mean 1, skewness 2
		const values = Float64Array.from({ length: rows }, () => -Math.log(1 - random.next()));
		const { value, standardError, low, high } = clusteredEstimate(meanOf(values), ownUnits(rows));
		if (low <= 1 && 1 <= high) held++;
		if (Math.abs(value - 1) <= 1.96 * standardError) heldPlainly++;
	}
	expect(heldPlainly / samples).toBeLessThan(0.935);
	expect(held / samples).toBeGreaterThan(0.935);
	expect(held / samples).toBeLessThan(0.96);
});

test('of many even values it is ± 1.96 errors', () => {
	const values = Float64Array.from({ length: 20_000 }, (_, row) => row % 2);
	const { value, standardError, low, high } = clusteredEstimate(meanOf(values), ownUnits(20_000));
	expect(value).toBe(0.5);
	expect(standardError).toBeCloseTo(Math.sqrt(0.25 / 19_999), 12);
	expect((high - low) / 2 / standardError).toBeCloseTo(1.96, 3);
});

test('values that are all alike have no error, and one unit has no end to it', () => {
	const alike = clusteredEstimate(meanOf(new Float64Array(9).fill(3)), ownUnits(9));
	expect(alike).toEqual({ value: 3, standardError: 0, low: 3, high: 3 });
	const { high } = clusteredEstimate(meanOf(Float64Array.of(1, 2)), {
		units: Int32Array.of(0, 0),
		unitCount: 1,
	});
	expect(high).toBe(Number.POSITIVE_INFINITY);
});
