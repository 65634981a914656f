import { epochMs, msPerDay, seededRandom } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scoreCovariance } from '../belief.ts';
import { cumulativeNormal } from '../cumulative-normal.ts';
import { termsOf } from '../terms.ts';
import { describeTrailerPolicy, situations } from '../testing/describe-trailer-policy.ts';
import { trailerWorld } from '../testing/trailer-world.ts';
import { modelAfter, newTrailerModel } from '../trailer-model.ts';
import { mostRewarded } from './most-rewarded.ts';
import { posteriorSoftmax } from './posterior-softmax.ts';
import { bestShares, drawnOnce, thompson } from './thompson.ts';
import { withFloor } from './trailer-policy.ts';
import { uniform } from './uniform.ts';

const world = trailerWorld({ seed: 3, profiles: 40, titles: 5, trailers: 4 });
const model = modelAfter(
	newTrailerModel,
	world.day(0, 600, uniform),
	epochMs(Date.UTC(2026, 0, 5) + 2 * msPerDay),
);

describeTrailerPolicy(uniform, 1);
describeTrailerPolicy(mostRewarded(model), 0.1);
describeTrailerPolicy(posteriorSoftmax(model, { explore: 0.2 }), 0.2);
describeTrailerPolicy(posteriorSoftmax(newTrailerModel), 0.1);
describeTrailerPolicy(thompson(model, { explore: 0, draws: 50 }), 0);

test('before anything is learnt the popular and the softmax policy prefer nobody by more than the order of ids', () => {
	fc.assert(
		fc.property(situations, (situation) => {
			const count = situation.trailers.length;
			for (const p of posteriorSoftmax(newTrailerModel).probabilities(situation))
				expect(p).toBeCloseTo(1 / count, 12);
			expect(mostRewarded(newTrailerModel).probabilities(situation)[0]).toBeCloseTo(
				0.9 + 0.1 / count,
				12,
			);
		}),
	);
});

test('a colder softmax gives the trailer that is believed best no less', () => {
	fc.assert(
		fc.property(situations, (situation) => {
			const warm = posteriorSoftmax(model, { temperature: 1 }).probabilities(situation);
			const cold = posteriorSoftmax(model, { temperature: 0.1 }).probabilities(situation);
			const best = cold.indexOf(Math.max(...cold));
			expect(cold[best]).toBeGreaterThanOrEqual(warm[best]! - 1e-12);
		}),
	);
});

test('of two trailers Thompson gives what drawing among them gives, without drawing', () => {
	const normal = fc.double({ min: -2, max: 2, noNaN: true });
	const noise = drawnOnce(4_000);
	fc.assert(
		fc.property(
			normal,
			normal,
			fc.double({ min: -0.9, max: 0.9, noNaN: true }),
			(a, b, together) => {
				const exact = bestShares(
					[a, b],
					Float64Array.from([1, together, together, 1]),
					drawnOnce(1),
				);
				// a third that cannot win makes it draw
				const hopeless = Float64Array.from([1, together, 0, together, 1, 0, 0, 0, 1e-6]);
				const drawn = bestShares([a, b, -50], hopeless, noise);
				expect(Math.abs(drawn[0]! - exact[0]!)).toBeLessThan(4.5 * 0.5 * 4_000 ** -0.5);
				expect(exact[0]! + exact[1]!).toBe(1);
			},
		),
		{ numRuns: 20 },
	);
});

test('of three independent trailers Thompson draws what integrating over the best score gives', () => {
	const means = [0.3, 0, -0.4];
	const drawn = bestShares(
		means,
		Float64Array.from([1, 0, 0, 0, 1, 0, 0, 0, 1]),
		drawnOnce(20_000),
	);
	for (const [arm, m] of means.entries()) {
		let integral = 0;
		for (let x = -8; x < 8; x += 0.01) {
			const others = means.filter((_, other) => other !== arm);
			const beaten = others.reduce((p, other) => p * cumulativeNormal(x - other), 1);
			integral += (beaten * Math.exp(-0.5 * (x - m) ** 2) * 0.01) / Math.sqrt(2 * Math.PI);
		}
		expect(Math.abs(drawn[arm]! - integral)).toBeLessThan(4.5 * 0.5 * 20_000 ** -0.5);
	}
});

test('what trailers share does not make them differ: scores vary together as draws of the weights do', () => {
	const situation = world.encounters[7]!;
	const terms = situation.trailers.slice(0, 2).map((trailer) => termsOf(situation, trailer));
	const covariance = scoreCovariance(model.belief, terms);
	const names = [...new Set(terms.flatMap((each) => each.names))];
	const random = seededRandom(5);
	let products = 0;
	const rounds = 40_000;
	for (let round = 0; round < rounds; round++) {
		const noise = new Map(
			names.map((name) => [
				name,
				random.normal() / Math.sqrt(model.belief.get(name)?.precision ?? 1),
			]),
		);
		const [a, b] = terms.map((each) =>
			each.names.reduce((sum, name, i) => sum + noise.get(name)! * each.values[i]!, 0),
		);
		products += (a! * b!) / rounds;
	}
	expect(Math.abs(products - covariance[1]!)).toBeLessThan(0.05 * covariance[0]!);
});

test('a share of exploring, a temperature or a number of draws that means nothing is refused', () => {
	expect(() => withFloor([1], 1.1)).toThrow(RangeError);
	expect(() => posteriorSoftmax(model, { temperature: 0 })).toThrow(RangeError);
	expect(() => thompson(model, { draws: 0.5 })).toThrow(RangeError);
});
