import { logGamma, studentTLower, studentTQuantile } from '@marquee/numerics';
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

test('the interval reaches further to the side of the tail, and mirrored values have the mirrored interval', () => {
	const random = seededRandom(3, 'tail');
	const values = Float64Array.from({ length: 200 }, () => Math.exp(1.2 * random.normal()));
	const { value, low, high } = clusteredEstimate(meanOf(values.slice()), ownUnits(200));
	expect(high - value).toBeGreaterThan(1.2 * (value - low));
	const mirrored = clusteredEstimate(meanOf(values.map((v) => -v)), ownUnits(200));
	expect(mirrored.low).toBeCloseTo(-high, 12);
	expect(mirrored.high).toBeCloseTo(-low, 12);
});

test('its ends are where the second implementation finds them: by solving g for the studentised estimate', () => {
	const random = seededRandom(4, 'solved');
	const values = Float64Array.from({ length: 80 }, () => -Math.log(1 - random.next()));
	const C = values.length;
	const { value, standardError, low, high } = clusteredEstimate(
		meanOf(values.slice()),
		ownUnits(C),
	);
	const moment = (k: number) => values.reduce((sum, v) => sum + (v - value) ** k, 0) / C;
	const skewness = moment(3) / moment(2) ** 1.5;
	const a = skewness / Math.sqrt(C);
	const g = (T: number) => T + a * (T ** 2 / 3 + 1 / 6) + (a ** 2 * T ** 3) / 27;
	const degrees = C / (moment(4) / moment(2) ** 2 - 3 + 2 - skewness ** 2);
	expect(studentTLower(g((value - low) / standardError), degrees)).toBeCloseTo(0.975, 9);
	expect(studentTLower(g((value - high) / standardError), degrees)).toBeCloseTo(0.025, 9);
});

test('an interval of a Poisson count holds its mean, also given that there were four at least', () => {
	const rows = 10_000;
	const intervals = Array.from({ length: 60 }, (_, count) => {
		const values = Float64Array.from({ length: rows }, (_, row) => (row < count ? rows : 0));
		return clusteredEstimate(meanOf(values), ownUnits(rows));
	});
	for (const expected of [3, 5, 8, 12, 20]) {
		let [likely, held] = [0, 0];
		for (const [count, { low, high }] of intervals.entries()) {
			if (count < 4) continue;
			const chance = Math.exp(count * Math.log(expected) - expected - logGamma(count + 1));
			likely += chance;
			if (low <= expected && expected <= high) held += chance;
		}
		expect(held / likely, `${expected}`).toBeGreaterThan(0.955);
	}
});

test('few heavy units behind an error widen the interval, however calm their sums', () => {
	const values = Float64Array.from({ length: 2_000 }, (_, row) => row % 2);
	const reach = (behindError?: number) => {
		const { high, low } = clusteredEstimate(meanOf(values.slice()), {
			...ownUnits(2_000),
			...(behindError !== undefined && { behindError }),
		});
		return high - low;
	};
	expect(reach(20) / reach()).toBeCloseTo(studentTQuantile(0.975, 10) / 1.96, 2);
	expect(reach(1e9)).toBeCloseTo(reach(), 8);
});
