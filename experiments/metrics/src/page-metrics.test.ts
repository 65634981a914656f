import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	exposureByAge,
	geometricAttention,
	gini,
	giniOf,
	judged,
	logarithmicAttention,
	pageGain,
	pageNdcg,
} from './index.ts';

const amounts = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 12 });

describe('Gini', () => {
	test('is half the mean difference of all pairs, by the mean', () => {
		fc.assert(
			fc.property(amounts, (all) => {
				const total = all.reduce((a, b) => a + b, 0);
				const apart = all.flatMap((a) => all.map((b) => Math.abs(a - b)));
				const expected = apart.reduce((a, b) => a + b, 0) / (2 * all.length * total || 1);
				expect(giniOf(all)).toBeCloseTo(expected, 12);
			}),
		);
	});

	test('is 0 if all titles have as many places, and grows as few have all', () => {
		const one = judged(Int32Array.of(0, 1), [9]);
		const other = judged(Int32Array.of(2, 3), [9]);
		expect(gini(2, 4).ofAll([one, other])).toBe(0);
		expect(gini(2, 4).ofAll([one, one])).toBe(0.5);
		expect(gini(1, 4).ofAll([one, one])).toBe(0.75);
	});
});

test('exposure by age sums to one over the bands, and follows attention', () => {
	const ages = [3, 400, 40, -2];
	const metrics = exposureByAge(3, (title) => ages[title]!);
	expect(metrics.map(({ name }) => name)).toEqual([
		'exposure-new@3',
		'exposure-recent@3',
		'exposure-old@3',
	]);
	const answer = judged(Int32Array.of(0, 1, 2, 3), [0]);
	const shares = metrics.map(({ ofAll }) => ofAll([answer]));
	expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
	expect(shares[0]).toBeCloseTo(1 / (1 + 1 / Math.log2(3) + 0.5), 12);
	expect(metrics[0]!.ofAll([judged(Int32Array.of(3), [0])])).toBe(1); // before its premiere is new too
	expect(metrics[0]!.ofAll([])).toBe(0);
});

describe.each([geometricAttention(0.8, 0.9), logarithmicAttention])(
	'a page under $name attention',
	(attention) => {
		const pages = fc
			.array(fc.array(fc.integer({ min: 0, max: 11 }), { maxLength: 4 }), { maxLength: 4 })
			.map((rows) => rows.map((row) => Int32Array.from(row)));
		const gain = (title: number) => title % 4;

		test('gains no more than its titles could in its places', () => {
			fc.assert(
				fc.property(pages, (page) => {
					const share = pageNdcg(attention).of(page, gain);
					expect(share).toBeGreaterThanOrEqual(0);
					expect(share).toBeLessThanOrEqual(1 + 1e-12);
				}),
			);
		});

		test('gains the sum over places where no title repeats', () => {
			const page = [Int32Array.of(1, 2), Int32Array.of(3)];
			const { at } = attention;
			const expected = at(0, 0) * 1 + at(0, 1) * 2 + at(1, 0) * 3;
			expect(pageGain(attention).of(page, gain)).toBeCloseTo(expected, 12);
		});

		test('gains nothing by showing a title again further down', () => {
			fc.assert(
				fc.property(pages, (page) => {
					const shown = [...page].flatMap((row) => [...row]);
					const again = [...page, Int32Array.from(shown)];
					const { of } = pageGain(attention);
					expect(of(again, gain)).toBeCloseTo(of(page, gain), 12);
				}),
			);
		});

		test('gains by the better of two titles standing further up or further left', () => {
			const { of } = pageGain(attention);
			const [best, worst] = [3, 1];
			expect(of([[best], [worst]], gain)).toBeGreaterThan(of([[worst], [best]], gain));
			expect(of([[best, worst]], gain)).toBeGreaterThan(of([[worst, best]], gain));
		});
	},
);

test('a chance to go on of 0 or 1 is refused', () => {
	expect(() => geometricAttention(1, 0.5)).toThrow(RangeError);
	expect(() => geometricAttention(0.5, 0)).toThrow(RangeError);
});
