import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TrailerPolicy } from '../policies/trailer-policy.ts';
import type { Situation } from '../situation.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const label = fc.constantFrom('crime', 'drama', 'horror', 'Gloomy');

/** Titles with any trailers before any viewers. */
export const situations: fc.Arbitrary<Situation> = fc.record({
	titleId: fc.constantFrom('t0', 't1', 'unknown'),
	trailers: fc
		.array(
			fc.record({
				tags: fc.array(label, { maxLength: 3 }),
				durationSeconds: fc.integer({ min: 1, max: 600 }),
			}),
			{ minLength: 1, maxLength: 6 },
		)
		.map((all) => all.map((trailer, i) => ({ trailerId: `${i}`, ...trailer }))),
	viewer: fc.record({
		leanings: fc.dictionary(label, share),
		taste: fc.array(share, { maxLength: 3 }),
		device: fc.constantFrom('phone', 'television'),
	}),
});

/** What every trailer policy keeps, and the share of all showing that it spreads evenly. */
export function describeTrailerPolicy(policy: TrailerPolicy, explore: number): void {
	describe(`the trailer policy ${policy.name}`, () => {
		test('states one probability per trailer, and they sum to 1', () => {
			fc.assert(
				fc.property(situations, (situation) => {
					const stated = policy.probabilities(situation);
					expect(stated).toHaveLength(situation.trailers.length);
					expect(stated.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
				}),
			);
		});

		test('never lets a trailer fall below its share of the exploring', () => {
			fc.assert(
				fc.property(situations, (situation) => {
					const floor = explore / situation.trailers.length;
					for (const p of policy.probabilities(situation))
						expect(p).toBeGreaterThanOrEqual(floor - 1e-12);
				}),
			);
		});

		test('states the same for the same, to the last bit, also after a trip through JSON', () => {
			fc.assert(
				fc.property(situations, (situation) => {
					const again = JSON.parse(JSON.stringify(situation)) as Situation;
					expect(policy.probabilities(again)).toEqual(policy.probabilities(situation));
				}),
			);
		});
	});
}
