import { choleskyFactor, choleskySolve, sigmoid } from '@marquee/numerics';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Belief, faded, meanScore, prior } from './belief.ts';
import { type Lesson, learnt } from './learning.ts';

const names = ['a', 'b', 'c'];
const lesson: fc.Arbitrary<Lesson> = fc.record({
	terms: fc
		.array(fc.integer({ min: -4, max: 4 }), { minLength: 3, maxLength: 3 })
		.map((values) => ({ names, values: values.map((v) => v / 4) })),
	reward: fc.constantFrom(0, 0.3, 1),
	weight: fc.constantFrom(0.5, 1),
});
const lessons = fc.array(lesson, { minLength: 1, maxLength: 30 });
const nothing: Belief = new Map();

/** The same minimum by Newton's method on all weights at once. */
function byNewton(rows: readonly Lesson[]): readonly number[] {
	const w = new Float64Array(3);
	for (let step = 0; step < 50; step++) {
		const slope = Float64Array.from(w, (value) => prior.precision * value);
		const curvature = new Float64Array(9);
		for (let t = 0; t < 3; t++) curvature[t * 4] = prior.precision;
		for (const { terms, reward, weight } of rows) {
			const x = terms.values;
			const p = sigmoid(x[0]! * w[0]! + x[1]! * w[1]! + x[2]! * w[2]!);
			for (let s = 0; s < 3; s++) {
				slope[s]! += weight * (p - reward) * x[s]!;
				for (let t = 0; t < 3; t++) curvature[s * 3 + t]! += weight * p * (1 - p) * x[s]! * x[t]!;
			}
		}
		choleskyFactor(curvature, 3);
		choleskySolve(curvature, 3, slope);
		for (let t = 0; t < 3; t++) w[t]! -= slope[t]!;
	}
	return [...w];
}

test('finds the minimum that Newton finds', () => {
	fc.assert(
		fc.property(lessons, (rows) => {
			const belief = learnt(nothing, rows);
			for (const [t, value] of byNewton(rows).entries())
				expect(Math.abs(belief.get(names[t]!)!.mean - value)).toBeLessThan(2e-3);
		}),
	);
});

test('precision grows by the curvature of what was seen, and never falls', () => {
	fc.assert(
		fc.property(lessons, (rows) => {
			const belief = learnt(nothing, rows);
			for (const [t, name] of names.entries()) {
				const evidence = rows.reduce((sum, { terms, weight }) => {
					const p = sigmoid(meanScore(belief, terms));
					return sum + weight * terms.values[t]! ** 2 * p * (1 - p);
				}, 0);
				expect(belief.get(name)!.precision).toBeCloseTo(prior.precision + evidence, 9);
			}
		}),
	);
});

test('the order of outcomes within a batch changes nothing that matters', () => {
	fc.assert(
		fc.property(lessons, (rows) => {
			const forwards = learnt(nothing, rows);
			const backwards = learnt(nothing, rows.toReversed());
			for (const name of names)
				expect(Math.abs(forwards.get(name)!.mean - backwards.get(name)!.mean)).toBeLessThan(2e-3);
		}),
	);
});

test('a weight that no outcome touches stays as it was', () => {
	const before: Belief = new Map([['elsewhere', { mean: 0.7, precision: 3 }]]);
	const row: Lesson = { terms: { names: ['a'], values: [1] }, reward: 1, weight: 1 };
	expect(learnt(before, [row]).get('elsewhere')).toEqual({ mean: 0.7, precision: 3 });
	expect(learnt(before, [])).toEqual(before);
});

test('after a half-life the evidence is half, and so is its pull', () => {
	fc.assert(
		fc.property(
			fc.double({ min: -2, max: 2, noNaN: true }),
			fc.double({ min: 1.01, max: 50, noNaN: true }),
			(mean, precision) => {
				const after = faded(new Map([['a', { mean, precision }]]), 30, 30).get('a')!;
				expect(after.precision - 1).toBeCloseTo((precision - 1) / 2, 9);
				expect(after.precision * after.mean).toBeCloseTo((precision * mean) / 2, 9);
			},
		),
	);
});

test('what has faded to nothing is no longer kept', () => {
	const belief: Belief = new Map([['a', { mean: 1, precision: 2 }]]);
	expect(faded(belief, 3_000, 30).size).toBe(0);
	expect(faded(belief, 0, 30)).toBe(belief);
});

test('a reward beyond 0 and 1 is refused', () => {
	const row: Lesson = { terms: { names: ['a'], values: [1] }, reward: 1.2, weight: 1 };
	expect(() => learnt(nothing, [row])).toThrow(/1\.2/);
});
