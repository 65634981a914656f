import { seededRandom } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type PairCounts, pairCounts } from './pair-counts.ts';

const countsOf = (pairs: PairCounts, title: number) => {
	const found = new Map<number, number>();
	pairs.each(title, (beside, count) => {
		expect(found.has(beside)).toBe(false);
		found.set(beside, count);
	});
	return found;
};

const met = fc.array(fc.tuple(fc.nat(5), fc.nat(40)), { maxLength: 400, size: 'max' });

test('with room for all, every pair is counted exactly', () => {
	fc.assert(
		fc.property(met, (all) => {
			const pairs = pairCounts(6, { slotsPerTitle: 64, slots: 1_000 });
			const expected = new Map<number, Map<number, number>>();
			for (const [title, beside] of all) {
				pairs.add(title, beside);
				const own = expected.get(title) ?? new Map<number, number>();
				expected.set(title, own.set(beside, (own.get(beside) ?? 0) + 1));
			}
			for (let title = 0; title < 6; title++) {
				expect(pairs.slack(title)).toBe(0);
				expect(countsOf(pairs, title)).toEqual(expected.get(title) ?? new Map());
			}
		}),
	);
});

test('without room, no count is too high, none too low by more than is said, and what was met oftener is there', () => {
	fc.assert(
		fc.property(
			met,
			fc.constantFrom(8, 16),
			fc.constantFrom(0, 16, 40, 10_000),
			(all, of, slots) => {
				const pairs = pairCounts(6, { slotsPerTitle: of, slots });
				const truth = new Map<string, number>();
				for (const [title, beside] of all) {
					pairs.add(title, beside);
					truth.set(`${title} ${beside}`, (truth.get(`${title} ${beside}`) ?? 0) + 1);
				}
				for (let title = 0; title < 6; title++) {
					const found = countsOf(pairs, title);
					expect(found.size).toBeLessThanOrEqual((of * 3) / 4);
					for (let beside = 0; beside <= 40; beside++) {
						const [counted, really] = [
							found.get(beside) ?? 0,
							truth.get(`${title} ${beside}`) ?? 0,
						];
						expect(counted).toBeLessThanOrEqual(really);
						expect(counted + pairs.slack(title)).toBeGreaterThanOrEqual(really);
					}
				}
			},
		),
	);
});

test('in a stream where few pairs are frequent, these are found among thousands that are not', () => {
	const random = seededRandom(4);
	const pairs = pairCounts(1, { slotsPerTitle: 128 });
	for (let i = 0; i < 50_000; i++)
		pairs.add(0, random.next() < 0.5 ? random.below(20) : 20 + random.below(10_000));
	const found = [...countsOf(pairs, 0)].sort((a, b) => b[1] - a[1]).slice(0, 20);
	expect(found.map(([beside]) => beside).sort((a, b) => a - b)).toEqual(
		Array.from({ length: 20 }, (_, i) => i),
	);
});

test('bounds that are no sizes are refused', () => {
	expect(() => pairCounts(1, { slotsPerTitle: 100 })).toThrow(RangeError);
	expect(() => pairCounts(1, { slotsPerTitle: 4 })).toThrow(RangeError);
});
