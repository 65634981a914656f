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

test("its ends are those of Hall's expansion of the studentised mean, its polynomials written out", () => {
	const random = seededRandom(4, 'solved');
	const values = Float64Array.from({ length: 80 }, () => -Math.log(1 - random.next()));
	const C = values.length;
	const { value, standardError, low, high } = clusteredEstimate(
		meanOf(values.slice()),
		ownUnits(C),
	);
	const moment = (k: number) => values.reduce((sum, v) => sum + (v - value) ** k, 0) / C;
	const skewness = moment(3) / moment(2) ** 1.5;
	const excess = moment(4) / moment(2) ** 2 - 3;
	const z = 1.959963984540054;
	const first = (skewness * (2 * z ** 2 + 1)) / 6;
	const second =
		(5 * skewness ** 2 * (4 * z ** 2 - 1)) / 72 - (excess * (z ** 2 - 3)) / 12 + (z ** 2 + 3) / 4;
	const ofBessel = -1 / 2; // his error divides by C, ours by C − 1
	const ofPlugIn = ((excess - 1.5 * skewness ** 2) * (2 * z ** 2 + 1)) / 6;
	const degrees = (C * (z ** 2 + 1)) / 4 / (second + ofBessel + ofPlugIn);
	const [below, above] = [(value - low) / standardError, (high - value) / standardError];
	expect(studentTLower(below + first / Math.sqrt(C), degrees)).toBeCloseTo(0.975, 9);
	expect(studentTLower(above - first / Math.sqrt(C), degrees)).toBeCloseTo(0.975, 9);
});

/** Of a mean of so many rows that the counts of rewarded ones are Poisson. */
const ofCounts = (most: number) => {
	const rows = 10_000;
	return Array.from({ length: most }, (_, count) => {
		const values = Float64Array.from({ length: rows }, (_, row) => (row < count ? rows : 0));
		return clusteredEstimate(meanOf(values), ownUnits(rows));
	});
};
const poisson = (count: number, mean: number) =>
	Math.exp(count * Math.log(mean) - mean - logGamma(count + 1));
/** P(X < count) + ½ P(X = count). */
const midP = (count: number, mean: number) =>
	Array.from({ length: count }, (_, k) => poisson(k, mean)).reduce((sum, p) => sum + p, 0) +
	poisson(count, mean) / 2;

test('of a Poisson count its ends are those of the mid-P interval: each leaves 2.5 % beyond it', () => {
	for (const [count, { low, high }] of ofCounts(60).entries()) {
		if (count < 3) continue;
		expect(1 - midP(count, low), `${count} below`).toBeCloseTo(0.025, 2);
		expect(midP(count, high), `${count} above`).toBeCloseTo(0.025, 2);
	}
});

test('an interval of a Poisson count holds its mean, also given that there were two at least', () => {
	const intervals = ofCounts(60);
	for (const expected of [2, 3, 5, 8, 12, 20]) {
		let [likely, held] = [0, 0];
		for (const [count, { low, high }] of intervals.entries()) {
			if (count < 2) continue;
			const chance = poisson(count, expected);
			likely += chance;
			if (low <= expected && expected <= high) held += chance;
		}
		expect(held / likely, `${expected}`).toBeGreaterThan(0.945);
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
	expect(reach(20) / reach()).toBeCloseTo(studentTQuantile(0.975, 20) / 1.96, 2);
	expect(reach(1e9)).toBeCloseTo(reach(), 8);
});
