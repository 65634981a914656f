import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attributeBags, emptyBags, placeHistory } from './bags.ts';

test('a history counts in full however long it is, its newest title most, and nothing beyond the context', () => {
	fc.assert(
		fc.property(
			fc.array(fc.nat(99), { minLength: 1, maxLength: 30 }),
			fc.integer({ min: 1, max: 9 }),
			(watched, size) => {
				const bags = emptyBags(2, size);
				placeHistory(bags, 1, Int32Array.from(watched), 5);
				const weights = bags.weights.subarray(size);
				const count = Math.min(size, watched.length);
				expect(weights.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 5);
				expect([...bags.rows.subarray(size, size + count)]).toEqual(
					watched.slice(-count).reverse(),
				);
				for (let k = 1; k < size; k++) expect(weights[k]).toBeLessThan(weights[k - 1]! + 1e-9);
				expect(bags.weights.subarray(0, size).every((weight) => weight === 0)).toBe(true);
			},
		),
	);
});

test('a shorter history leaves nothing of the one before it', () => {
	const bags = emptyBags(1, 3);
	placeHistory(bags, 0, Int32Array.of(5, 6, 7), 1);
	placeHistory(bags, 0, new Int32Array(0), 1);
	expect([...bags.weights]).toEqual([0, 0, 0]);
});

test('of more attributes than there is room for the strongest stay', () => {
	const attributes = {
		titles: 2,
		names: ['genre:a', 'genre:b', 'genre:c'],
		offsets: Int32Array.of(0, 3, 3),
		indices: Int32Array.of(0, 1, 2),
		weights: Float32Array.of(0.5, 0.1, 0.75),
	};
	const bags = attributeBags(attributes, 2);
	expect([...bags.rows]).toEqual([2, 0, 0, 0]);
	expect([...bags.weights]).toEqual([0.75, 0.5, 0, 0]);
});
