import fc from 'fast-check';
import { expect, test } from 'vitest';
import { topK } from './top-k.ts';

// few distinct values, so that ties are the rule
const scores = fc.array(fc.integer({ min: -3, max: 3 })).map((values) => Float32Array.from(values));
const marks = fc.array(fc.constantFrom(0, 1), { minLength: 100, maxLength: 100 });

test('the best k are the head of the whole order: score down, then mark, then index up', () => {
	fc.assert(
		fc.property(scores, fc.integer({ min: 1, max: 12 }), marks, marks, (values, k, left, last) => {
			const excluded = Uint8Array.from(left).subarray(0, values.length);
			const lastAmongEquals = Uint8Array.from(last).subarray(0, values.length);
			const expected = [...values.keys()]
				.filter((i) => excluded[i] === 0)
				.sort(
					(a, b) => values[b]! - values[a]! || lastAmongEquals[a]! - lastAmongEquals[b]! || a - b,
				)
				.slice(0, k);
			expect([...topK(values, k, { excluded, lastAmongEquals })]).toEqual(expected);
		}),
	);
});

test('among equal scores the lower index comes first', () => {
	expect([...topK(new Float32Array(9), 3)]).toEqual([0, 1, 2]);
});

test('titles scored minus infinity still fill a list that nothing else fills', () => {
	expect([...topK(Float32Array.of(-Infinity, 1, -Infinity), 3)]).toEqual([1, 0, 2]);
});

test('k of 0 is refused', () => {
	expect(() => topK(new Float32Array(3), 0)).toThrow('k is 0');
});
