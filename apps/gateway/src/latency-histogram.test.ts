import fc from 'fast-check';
import { expect, test } from 'vitest';
import { latencyHistogram } from './latency-histogram.ts';

/** From a microsecond to a quarter of an hour, as many of each size. */
const ms = fc.double({ min: 0, max: 20.6, noNaN: true }).map((log) => Math.exp(log) / 1_000);

/** The same by a sorted list. */
const exact = (values: readonly number[], share: number) =>
	values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(share * values.length) - 1)]!;

test('a percentile is never below the true one and at most 3.2 % and a microsecond above it', () => {
	const share = fc.constantFrom(0, 0.5, 0.9, 0.99, 0.999, 1);
	fc.assert(
		fc.property(fc.array(ms, { minLength: 1, maxLength: 200 }), share, (values, share) => {
			const histogram = latencyHistogram();
			for (const value of values) histogram.record(value);
			const truth = exact(values, share);
			const told = histogram.percentile(share);
			expect(told).toBeGreaterThanOrEqual(truth - 0.000_5); // recorded to the nearest microsecond
			expect(told).toBeLessThanOrEqual(truth * 1.032 + 0.001);
			expect([histogram.count(), histogram.maxMs()]).toEqual([values.length, Math.max(...values)]);
		}),
	);
});

test('two histograms added are the histogram of both, and one that was cleared is empty', () => {
	fc.assert(
		fc.property(fc.array(ms), fc.array(ms), (some, others) => {
			const [one, other, both] = [latencyHistogram(), latencyHistogram(), latencyHistogram()];
			for (const value of some) one.record(value);
			for (const value of others) other.record(value);
			for (const value of [...some, ...others]) both.record(value);
			one.add(other);
			expect(one.slots()).toEqual(both.slots());
			expect([one.count(), one.maxMs()]).toEqual([both.count(), both.maxMs()]);
			one.clear();
			expect([one.count(), one.maxMs(), one.percentile(0.5)]).toEqual([0, 0, 0]);
		}),
		{ numRuns: 30 },
	);
});

test('what took longer than any slot is for is told by the longest', () => {
	const histogram = latencyHistogram();
	histogram.record(1e9);
	expect(histogram.count()).toBe(1);
	expect(histogram.percentile(1)).toBeGreaterThan(2e6);
});
