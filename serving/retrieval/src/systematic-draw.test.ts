import { seededRandom } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { systematicDraw } from './systematic-draw.ts';

const weights = fc.array(fc.oneof(fc.constant(0), fc.double({ min: 0.01, max: 9, noNaN: true })), {
	minLength: 1,
	maxLength: 30,
});

test('as many are drawn as asked for, or all with weight, each once', () => {
	fc.assert(
		fc.property(weights, fc.nat(12), fc.integer(), (all, count, seed) => {
			const { places, propensities } = systematicDraw(
				Float64Array.from(all),
				count,
				seededRandom(seed),
			);
			const possible = all.filter((weight) => weight > 0).length;
			// The last point may fall into what rounding left of the sum.
			expect(Math.abs(places.length - Math.min(count, possible))).toBeLessThanOrEqual(
				count >= possible ? 0 : 1e-9,
			);
			expect([...places]).toEqual([...new Set(places)].sort((a, b) => a - b));
			for (const [i, place] of places.entries()) {
				expect(all[place]).toBeGreaterThan(0);
				expect(propensities[i]).toBeGreaterThan(0);
				expect(propensities[i]).toBeLessThanOrEqual(1);
			}
		}),
	);
});

test('over many draws each is drawn as often as it says', () => {
	const all = Float64Array.of(1, 2, 0, 30, 4, 0.5, 3);
	const said = new Float64Array(all.length);
	const drawn = new Float64Array(all.length);
	const random = seededRandom(11);
	const rounds = 20_000;
	for (let round = 0; round < rounds; round++) {
		const { places, propensities } = systematicDraw(all, 3, random);
		for (const [i, place] of places.entries()) {
			said[place] = propensities[i]!;
			drawn[place]!++;
		}
	}
	// 30 is certain, the others share two draws in proportion
	const expected = [1, 2, 0, Infinity, 4, 0.5, 3].map((w) => Math.min(1, (2 * w) / 10.5));
	for (const [place, probability] of expected.entries()) {
		expect(said[place]).toBeCloseTo(probability, 6);
		const error = Math.sqrt((probability * (1 - probability)) / rounds);
		expect(Math.abs(drawn[place]! / rounds - probability)).toBeLessThanOrEqual(4 * error);
	}
});

test('a weight below 0 or without end is refused', () => {
	const random = seededRandom(1);
	expect(() => systematicDraw(Float64Array.of(1, -1), 1, random)).toThrow('-1 is no weight');
	expect(() => systematicDraw(Float64Array.of(Number.NaN), 1, random)).toThrow(RangeError);
});
