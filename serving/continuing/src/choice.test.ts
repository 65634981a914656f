import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Choice, fittedWeights, logPosterior, softmax } from './choice.ts';

const row = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 3, maxLength: 3 });
const choices: fc.Arbitrary<readonly Choice[]> = fc.array(
	fc.array(row, { minLength: 1, maxLength: 5 }).chain((rows) =>
		fc.record({
			alternatives: fc.constant(rows.map((each) => Float64Array.from(each))),
			chosen: fc.nat(rows.length - 1),
		}),
	),
	{ maxLength: 20 },
);
const prior = { means: Float64Array.of(0.5, 0, -1), deviation: 0.7 };

test('no step from the fitted weights makes choices and prior likelier', () => {
	fc.assert(
		fc.property(choices, row, (made, direction) => {
			const { weights } = fittedWeights(made, prior);
			const best = logPosterior(made, prior, weights);
			for (const length of [1e-3, 0.1, 1, -1e-3, -0.1, -1]) {
				const beside = weights.map((weight, f) => weight + length * direction[f]!);
				expect(logPosterior(made, prior, beside)).toBeLessThanOrEqual(best + 1e-9);
			}
		}),
	);
});

test('without choices, and from choices between one thing, nothing is learnt: the prior stays', () => {
	const one = { alternatives: [Float64Array.of(1, 2, 3)], chosen: 0 };
	for (const made of [[], [one, one]]) {
		const { weights, deviations } = fittedWeights(made, prior);
		expect([...weights]).toEqual([...prior.means]);
		for (const each of deviations) expect(each).toBeCloseTo(prior.deviation, 12);
	}
});

test('a single constant learns the logarithm of the odds, as uncertain as theory says', () => {
	const flat = { means: Float64Array.of(0), deviation: 1e6 };
	const made = Array.from({ length: 100 }, (_, i) => ({
		alternatives: [Float64Array.of(1), Float64Array.of(0)],
		chosen: i < 80 ? 0 : 1,
	}));
	const { weights, deviations } = fittedWeights(made, flat);
	expect(weights[0]).toBeCloseTo(Math.log(80 / 20), 9);
	expect(deviations[0]).toBeCloseTo(1 / Math.sqrt(100 * 0.8 * 0.2), 9);
});

test('choices that one feature separates perfectly still have finite weights', () => {
	const separated = { alternatives: [Float64Array.of(1, 0, 0), new Float64Array(3)], chosen: 0 };
	const { weights } = fittedWeights(
		Array.from({ length: 50 }, () => separated),
		prior,
	);
	expect(weights[0]).toBeGreaterThan(prior.means[0]!);
	expect(weights[0]).toBeLessThan(10);
});

test('a prior without width is refused with its value', () => {
	expect(() => fittedWeights([], { ...prior, deviation: 0 })).toThrow('0 is no deviation');
});

test('probabilities add up to one for utilities of any size, and nothing overflows', () => {
	const utilities = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 1 });
	fc.assert(
		fc.property(utilities, (each) => {
			const { probabilities, logSum } = softmax(each);
			expect(probabilities.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
			expect(logSum).toBeGreaterThanOrEqual(Math.max(...each) - 1e-9);
		}),
	);
	expect(softmax([]).logSum).toBe(-Infinity);
});
