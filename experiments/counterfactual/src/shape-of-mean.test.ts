import { seededRandom } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unitSums } from './clustered-interval.ts';
import { meanOf, meanOfProduct, type Product } from './estimator.ts';
import { type Shape, shapeOfMean } from './shape-of-mean.ts';

const ofRows = (product: Product): Shape => {
	const estimate = meanOfProduct(product);
	return shapeOfMean(estimate, estimate.influences);
};
const factors = fc
	.array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: -72, max: 72 })), {
		minLength: 3,
		maxLength: 12,
	})
	.map((rows) => ({
		weights: Float64Array.from(rows, ([eighths]) => eighths / 8),
		residuals: Float64Array.from(rows, ([, eighths]) => eighths / 8),
	}));

test('a mean of numbers alone has the skewness and excess of the numbers, less with their count', () => {
	const values = Float64Array.of(1, 2, 2, 7);
	const { skewness, excess } = shapeOfMean(meanOf(values), values);
	const [second, third, fourth] = [22, 54, 274];
	expect(skewness).toBeCloseTo(third / second ** 1.5, 12);
	expect(excess).toBeCloseTo(fourth / second ** 2 - 3 / 4, 12);
});

test('numbers that are all alike have no shape', () => {
	const alike = { weights: new Float64Array(5).fill(2), residuals: new Float64Array(5).fill(3) };
	expect(ofRows(alike)).toEqual({ skewness: 0, excess: 0 });
});

test('half of a shape is of what rows showed, half of all weights that meet all residuals', () => {
	fc.assert(
		fc.property(factors, ({ weights, residuals }) => {
			const rows = weights.length;
			const met = Array.from(weights).flatMap((w) => Array.from(residuals, (r) => w * r));
			const alone = (numbers: readonly number[]): Shape => {
				const { influences, value } = meanOf(Float64Array.from(numbers));
				fc.pre(influences.some((e) => Math.abs(e) > 1e-6 * (1 + Math.abs(value))));
				const { skewness, excess } = shapeOfMean({ influences, value }, influences);
				// of the mean of so many rows, not of so many pairs
				const fewer = numbers.length / rows;
				return { skewness: skewness * Math.sqrt(fewer), excess: excess * fewer };
			};
			const seen = alone(Array.from(weights, (w, i) => w * residuals[i]!));
			const even = alone(met);
			const { skewness, excess } = ofRows({ weights, residuals });
			const within = (number: number) => Math.max(-1, Math.min(1, number));
			expect(skewness).toBeCloseTo(within((seen.skewness + even.skewness) / 2), 6);
			expect(excess).toBeCloseTo(within((seen.excess + even.excess) / 2), 6);
		}),
	);
});

test('a log whose heavy rows have earned nothing still knows that they might have', () => {
	const random = seededRandom(1, 'spared');
	const weights = Float64Array.from({ length: 4_000 }, (_, row) => (row < 40 ? 30 : 0.7));
	const residuals = weights.map((w) => (w < 1 && random.next() < 0.02 ? 1 : 0));
	const spared = ofRows({ weights, residuals });
	const influences = meanOfProduct({ weights, residuals }).influences;
	const seen = shapeOfMean({ value: 0, influences }, influences);
	expect(spared.skewness).toBeGreaterThan(2 * seen.skewness);
	expect(spared.excess).toBeGreaterThan(2 * seen.excess);
});

test('rows of a unit that repeat one another leave the shape to what units showed', () => {
	const random = seededRandom(2, 'repeated');
	const single = Float64Array.from({ length: 200 }, () => Math.exp(random.normal()));
	const times = 50;
	const units = Int32Array.from({ length: 200 * times }, (_, row) => Math.floor(row / times));
	const residuals = Float64Array.from(units, (unit) => single[unit]!);
	const repeated = meanOfProduct({ weights: residuals.map((_, row) => 1 + (row % 2)), residuals });
	const { skewness } = shapeOfMean(repeated, unitSums(repeated.influences, units, 200));
	const { influences } = meanOf(single.slice());
	expect(skewness).toBeCloseTo(shapeOfMean({ value: 0, influences }, influences).skewness, 2);
});
