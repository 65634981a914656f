import { epochMs, seededRandom } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { meanArm, proportionArm } from './arm.ts';
import { asymptoticSequence, sequenceOf } from './asymptotic-sequence.ts';
import { betaBinomialSequence } from './beta-binomial-sequence.ts';
import { clusteredMean } from './clustered-mean.ts';
import { cuped } from './cuped.ts';
import { matured } from './maturity.ts';
import { mergedMoments, momentsFromSums, momentsOf } from './moments.ts';
import { postStratified } from './post-stratification.ts';
import { quantileArm } from './quantile-arm.ts';
import { runningIntersection } from './running-intersection.ts';
import { shrunkenSegments } from './segments.ts';
import { twoChancesSequence } from './two-chances-sequence.ts';
import { wald } from './wald.ts';
import { welch } from './welch.ts';

const value = fc.double({ min: -1000, max: 1000, noNaN: true });
const column = fc.array(value, { minLength: 3, maxLength: 40 });

test('moments are the same by rows, by sums, and put together from two parts', () => {
	fc.assert(
		fc.property(
			fc.array(fc.tuple(value, value), { minLength: 2, maxLength: 30 }),
			fc.nat(),
			(rows, cut) => {
				const columns = [0, 1].map((i) => rows.map((row) => row[i]!));
				const sums = columns.map((one) => one.reduce((sum, v) => sum + v, 0));
				const products = [0, 1].flatMap((i) =>
					[0, 1].map((j) => rows.reduce((sum, row) => sum + row[i]! * row[j]!, 0)),
				);
				const whole = momentsOf(...columns);
				const at = cut % (rows.length + 1);
				const parts = [columns.map((one) => one.slice(0, at)), columns.map((one) => one.slice(at))];
				for (const other of [
					momentsFromSums({ n: rows.length, sums, products }),
					mergedMoments(momentsOf(...parts[0]!), momentsOf(...parts[1]!)),
				])
					for (const key of ['means', 'covariances'] as const)
						whole[key].forEach((one, i) => {
							expect(other[key][i]).toBeCloseTo(one, 5);
						});
			},
		),
	);
});

test('digits survive where means are large beside deviations', () => {
	const { variance } = meanArm(momentsOf([1e9 + 1, 1e9 + 2, 1e9 + 3]));
	expect(variance).toBe(1);
});

test('arms that change places turn the effect around and leave its p-value', () => {
	fc.assert(
		fc.property(column, column, (a, b) => {
			const [one, other] = [meanArm(momentsOf(a)), meanArm(momentsOf(b))];
			fc.pre(one.variance + other.variance > 1e-6);
			for (const read of [welch, asymptoticSequence]) {
				const [here, there] = [read(one, other), read(other, one)];
				expect(here.estimate).toBeCloseTo(-there.estimate, 9);
				expect(here.pValue).toBeCloseTo(there.pValue, 12);
				expect(here.low).toBeCloseTo(-there.high, 6);
				// The interval excludes 0 exactly where p is below alpha.
				if (Math.abs(here.pValue - 0.05) > 1e-6)
					expect(here.low > 0 || here.high < 0).toBe(here.pValue < 0.05);
				const [greater, less] = [
					read(one, other, { alternative: 'greater' }),
					read(one, other, { alternative: 'less' }),
				];
				if (Math.abs(greater.pValue - 0.05) > 1e-6)
					expect(greater.low > 0).toBe(greater.pValue < 0.05);
				expect([greater.high, less.low]).toEqual([Infinity, -Infinity]);
			}
		}),
	);
});

test('a covariate that explains nothing changes nothing; one that explains all leaves no doubt', () => {
	const random = seededRandom(5, 'cuped');
	const y = Array.from({ length: 200 }, random.normal);
	const flat = y.map(() => 3);
	const same = cuped(momentsOf(y, flat), momentsOf(y, flat));
	expect(same).toMatchObject({ theta: [0], varianceLeft: 1 });
	const pre = Array.from({ length: 200 }, random.normal);
	const noisy = pre.map((one) => 2 * one + 0.1 * random.normal());
	const lifted = cuped(
		momentsOf(noisy, pre),
		momentsOf(
			noisy.slice(0, 90).map((one) => one + 1),
			pre.slice(0, 90),
		),
	);
	expect(lifted.varianceLeft).toBeLessThan(0.1);
	const { low, high } = welch(lifted.control, lifted.treatment);
	expect(low < 1 && 1 < high && high - low < 1).toBe(true);
	// The same covariate twice says no more than once, and breaks nothing.
	expect(cuped(momentsOf(noisy, pre, pre), momentsOf(noisy, pre, pre)).theta).toEqual([0, 0]);
});

test('every row in a cluster of its own is the plain mean; rows repeated in clusters gain no certainty', () => {
	fc.assert(
		fc.property(column, (values) => {
			const plain = meanArm(momentsOf(values));
			const own = clusteredMean(
				values,
				values.map((_, i) => i),
			);
			const thrice = clusteredMean(
				values.flatMap((one) => [one, one, one]),
				values.flatMap((_, i) => [i, i, i]),
			);
			for (const arm of [own, thrice]) {
				expect(arm.mean).toBeCloseTo(plain.mean, 8);
				expect(arm.variance).toBeCloseTo(plain.variance, 4);
			}
		}),
	);
});

test('a quantile of rows repeated in clusters is about as unsure as of the rows once', () => {
	const random = seededRandom(9, 'quantiles');
	const values = Array.from({ length: 8000 }, () => Math.exp(random.normal()));
	const once = quantileArm(values, 0.9);
	const repeatedly = [values, values, values, values].flat();
	const clustered = quantileArm(
		repeatedly,
		0.9,
		[0, 1, 2, 3].flatMap(() => values.map((_, i) => i)),
	);
	const [one, other] = [once, clustered].map(({ variance, n }) => Math.sqrt(variance / n));
	expect(other! / one!).toBeGreaterThan(0.75);
	expect(other! / one!).toBeLessThan(1.33);
	expect(() => quantileArm([1, 2, 3, 4], 0.99)).toThrow(/sample-too-small/);
});

test('a split that changes between days fools the pooled difference and not the stratified one', () => {
	const day = (c: number, t: number, share: number) => ({
		control: proportionArm(c, Math.round(c * share)),
		treatment: proportionArm(t, Math.round(t * share)),
	});
	const days = [day(99_000, 1000, 0.5), day(50_000, 50_000, 0.4)];
	const pooled = welch(
		proportionArm(149_000, 99_000 * 0.5 + 50_000 * 0.4),
		proportionArm(51_000, 1000 * 0.5 + 50_000 * 0.4),
	);
	expect(pooled.estimate).toBeLessThan(-0.06);
	for (const weights of ['population', 'precision'] as const) {
		const { control, treatment } = postStratified(days, weights);
		expect(Math.abs(welch(control, treatment).estimate)).toBeLessThan(1e-12);
	}
});

test('beta-binomial: the interval excludes a chance exactly where its p-value is below alpha', () => {
	fc.assert(
		fc.property(
			fc.nat(400),
			fc.nat(400),
			fc.double({ min: 0.01, max: 0.99, noNaN: true }),
			(s, f, chance) => {
				const reading = betaBinomialSequence({ successes: s, trials: s + f }, { chance });
				fc.pre(Math.abs(reading.pValue - 0.05) > 1e-6);
				expect(chance < reading.low || chance > reading.high).toBe(reading.pValue < 0.05);
				expect(reading.low).toBeLessThanOrEqual(reading.estimate);
				expect(reading.high).toBeGreaterThanOrEqual(reading.estimate);
			},
		),
	);
});

test('two chances: rare events, none at all and all have an answer, and 0 is excluded exactly where p says so', () => {
	const trials = fc
		.tuple(fc.nat(60), fc.nat(300))
		.map(([s, f]) => ({ successes: s, trials: s + f }));
	fc.assert(
		fc.property(trials, trials, (control, treatment) => {
			const { low, high, pValue, estimate } = twoChancesSequence(control, treatment);
			expect([low, high, pValue].every(Number.isFinite)).toBe(true);
			expect(low <= estimate && estimate <= high).toBe(true);
			fc.pre(Math.abs(pValue - 0.05) > 1e-4);
			expect(low > 0 || high < 0).toBe(pValue < 0.05);
		}),
		{ numRuns: 60 },
	);
});

test('segments without differences of their own are drawn together; one that stands out keeps its distance', () => {
	const alike = [0.1, 0.12, 0.09, 0.11].map((estimate) => ({ estimate, standardError: 0.05 }));
	expect(shrunkenSegments(alike).between).toBe(0);
	const mixed = shrunkenSegments([...alike, { estimate: 2, standardError: 0.05 }]);
	expect(mixed.segments[4]!.estimate).toBeGreaterThan(1.9);
	expect(mixed.segments[4]!.estimate).toBeLessThan(2);
});

test('a running interval never grows, and its p-value never rises', () => {
	const looks = [3, 1, 2].map((standardError) => wald({ estimate: 1, standardError }));
	const running = runningIntersection(looks);
	expect(running[2]).toMatchObject({
		low: looks[1]!.low,
		high: looks[1]!.high,
		pValue: looks[1]!.pValue,
	});
});

test('a unit counts towards retention from the very moment its window has elapsed', () => {
	const units = [0, 5, 10].map((at) => ({ firstExposedAt: epochMs(at) }));
	expect(matured(units, { windowMs: 7, asOf: epochMs(12) })).toEqual({
		units: units.slice(0, 2),
		waiting: 1,
		allRipeAt: 17,
	});
});

test('what says nothing is refused, and says why', () => {
	const flat = meanArm({ n: 3, sum: 3, sumSquares: 3 });
	expect(() => welch(flat, flat)).toThrow(/statistics-without-variance/);
	expect(() => meanArm({ n: 1, sum: 3, sumSquares: 9 })).toThrow(
		/statistics-sample-too-small: .*n is 1/,
	);
	expect(() => meanArm({ n: 3, sum: 30, sumSquares: 3 })).toThrow(/statistics-sample-malformed/);
	expect(() => meanArm({ n: 3, sum: Number.NaN, sumSquares: 3 })).toThrow(
		/statistics-sample-malformed/,
	);
	expect(() => proportionArm(3, 4)).toThrow(/4 successes of 3/);
	const nothing = proportionArm(10, 0);
	expect(() => welch(nothing, proportionArm(10, 2), { relative: true })).toThrow(/baseline-zero/);
	expect(() => wald({ estimate: 1, standardError: 0 })).toThrow(/setting-malformed/);
	expect(() => sequenceOf({ estimate: 1, variance: 1, n: 9 }, { alpha: 1.5 })).toThrow(
		/alpha is 1.5/,
	);
});
