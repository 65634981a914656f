import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from './random.ts';
import { shuffled } from './shuffled.ts';

test('nothing is lost or doubled, what was given stays as it was, and a seed gives one order', () => {
	fc.assert(
		fc.property(fc.array(fc.nat(9)), fc.integer(), (items, seed) => {
			const before = [...items];
			const mixed = shuffled(items, seededRandom(seed));
			expect(mixed.toSorted()).toEqual(items.toSorted());
			expect(items).toEqual(before);
			expect(shuffled(items, seededRandom(seed))).toEqual(mixed);
		}),
	);
});

test('every order of four comes as often', () => {
	const random = seededRandom(5, 'orders');
	const times = new Map<string, number>();
	for (let draw = 0; draw < 24_000; draw++) {
		const order = shuffled('abcd', random).join('');
		times.set(order, (times.get(order) ?? 0) + 1);
	}
	expect(times.size).toBe(24);
	// Five deviations of a binomial of 24,000 draws.
	for (const count of times.values()) expect(Math.abs(count - 1_000)).toBeLessThan(155);
});
