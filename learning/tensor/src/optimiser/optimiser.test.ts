import { seededRandom } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { adam, adamState } from './adam.ts';
import { clippingFactor, gradientNorm } from './clipping.ts';
import { adamRow, rowTable } from './row-table.ts';
import { warmupCosine } from './warmup-cosine.ts';

const drawn = (length: number, seed: number): Float32Array => {
	const random = seededRandom(seed);
	return new Float32Array(length).map(() => random.normal());
};

test("Adam's steps are those of the paper's algorithm, computed in doubles", () => {
	const weights = drawn(20, 1);
	const expected = Float64Array.from(weights);
	const [m, v] = [new Float64Array(20), new Float64Array(20)];
	const state = adamState(20);
	for (let t = 1; t <= 30; t++) {
		const gradient = drawn(20, 100 + t);
		adam(weights, gradient, state, 0.01, { weightDecay: 0.1, factor: 0.5 });
		for (let i = 0; i < 20; i++) {
			const g = 0.5 * gradient[i]!;
			m[i] = 0.9 * m[i]! + 0.1 * g;
			v[i] = 0.999 * v[i]! + 0.001 * g * g;
			const whitened = m[i]! / (1 - 0.9 ** t) / (Math.sqrt(v[i]! / (1 - 0.999 ** t)) + 1e-8);
			expected[i] = expected[i]! * (1 - 0.01 * 0.1) - 0.01 * whitened;
		}
	}
	for (const [i, weight] of weights.entries()) expect(weight).toBeCloseTo(expected[i]!, 5);
	expect(state.steps[0]).toBe(30);
});

test('the first step of Adam is as long as the rate, whatever the size of the gradient', () => {
	fc.assert(
		fc.property(fc.double({ min: 1e-4, max: 1e6, noNaN: true }), (size) => {
			const weights = new Float32Array(2);
			adam(weights, Float32Array.of(size, -size), adamState(2), 0.25);
			expect(weights[0]).toBeCloseTo(-0.25, 3);
			expect(weights[1]).toBeCloseTo(0.25, 3);
		}),
	);
});

test('weights outside the decaying ranges do not decay', () => {
	const weights = new Float32Array(4).fill(1);
	const options = { weightDecay: 0.5, decaying: [{ start: 1, length: 2 }] };
	adam(weights, new Float32Array(4), adamState(4), 0.1, options);
	expect([...weights]).toEqual([1, Math.fround(0.95), Math.fround(0.95), 1]);
	expect(() => adam(weights, new Float32Array(3), adamState(4), 0.1)).toThrow(RangeError);
});

test('a table whose rows are all touched at every step moves exactly as under Adam', () => {
	const [rows, width] = [7, 3];
	const table = rowTable(drawn(rows * width, 1), width);
	const weights = table.values.slice();
	const state = adamState(weights.length);
	for (let step = 0; step < 5; step++) {
		const gradient = drawn(rows * width, step);
		for (let row = 0; row < rows; row++) adamRow(table, row, gradient, row * width, 0.01);
		adam(weights, gradient, state, 0.01);
		expect([...table.values]).toEqual([...weights]);
	}
});

test('only the row that is taught moves, remembers or counts', () => {
	const taught = fc.array(fc.nat(19), { maxLength: 12 });
	fc.assert(
		fc.property(taught, (rows) => {
			const table = rowTable(drawn(40, 3), 2);
			for (const [step, row] of rows.entries()) {
				const before = { values: table.values.slice(), steps: table.steps.slice() };
				adamRow(table, row, drawn(2, step), 0, 0.01);
				for (let other = 0; other < 20; other++) {
					expect(table.steps[other]).toBe(before.steps[other]! + Number(other === row));
					expect(table.values[other * 2] !== before.values[other * 2]).toBe(other === row);
				}
			}
		}),
	);
	expect(() => rowTable(new Float32Array(5), 2)).toThrow(RangeError);
});

test('a clipped gradient is as long as allowed and keeps its direction', () => {
	const numbers = fc.float32Array({ noNaN: true, noDefaultInfinity: true, minLength: 1 });
	const within = numbers.filter((all) => all.every((x) => Math.abs(x) < 1e15));
	fc.assert(
		fc.property(within, fc.double({ min: 0.1, max: 10, noNaN: true }), (gradient, longest) => {
			const norm = gradientNorm(gradient);
			const factor = clippingFactor(norm, longest);
			expect(factor).toBeGreaterThan(0);
			expect(norm * factor).toBeLessThanOrEqual(longest * (1 + 1e-12));
			if (norm <= longest) expect(factor).toBe(1);
		}),
	);
	expect(gradientNorm(Float32Array.of(3), Float32Array.of(4))).toBe(5);
	expect(() => clippingFactor(Number.NaN, 1)).toThrow(RangeError);
});

test('the rate rises in a straight line, peaks at the end of the warm-up and falls to the floor', () => {
	const rate = warmupCosine({ peak: 1, warmupSteps: 10, totalSteps: 110, floor: 0.1 });
	expect([0, 4, 9].map(rate)).toEqual([0.1, 0.5, 1]);
	expect(rate(10)).toBe(1);
	expect(rate(60)).toBeCloseTo(0.55, 10);
	expect(rate(110)).toBeCloseTo(0.1, 10);
	expect(rate(5_000)).toBe(rate(110));
	for (let step = 10; step < 110; step++) expect(rate(step + 1)).toBeLessThan(rate(step));
	expect(() => warmupCosine({ peak: 1, warmupSteps: 9, totalSteps: 9 })).toThrow(RangeError);
});
