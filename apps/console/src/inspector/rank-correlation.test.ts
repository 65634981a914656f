import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rankCorrelation } from './rank-correlation.ts';

const titles = fc.uniqueArray(fc.integer({ min: 0, max: 60 }).map(String), { maxLength: 40 });
const shared = (one: readonly string[], other: readonly string[]) =>
	one.filter((id) => other.includes(id));

test('a list agrees with itself, and disagrees with its reverse', () => {
	fc.assert(
		fc.property(titles, (list) => {
			const isOrdered = list.length > 1;
			expect(rankCorrelation(list, list)).toBe(isOrdered ? 1 : undefined);
			expect(rankCorrelation(list, list.toReversed())).toBe(isOrdered ? -1 : undefined);
		}),
	);
});

test('it is what sorting by exchange of neighbours would cost: 1 − 4 · exchanges / n(n − 1)', () => {
	fc.assert(
		fc.property(titles, titles, (one, other) => {
			const order = shared(one, other).map((id) => other.indexOf(id));
			const n = order.length;
			let exchanges = 0;
			for (let sorted = false; !sorted; ) {
				sorted = true;
				for (let i = 1; i < n; i++)
					if (order[i - 1]! > order[i]!) {
						[order[i - 1], order[i]] = [order[i]!, order[i - 1]!];
						exchanges++;
						sorted = false;
					}
			}
			const tau = rankCorrelation(one, other);
			if (n < 2) expect(tau).toBeUndefined();
			else expect(tau).toBeCloseTo(1 - (4 * exchanges) / (n * (n - 1)), 12);
		}),
	);
});

test('it does not matter which list is the first, nor what only one of them has', () => {
	fc.assert(
		fc.property(titles, titles, (one, other) => {
			expect(rankCorrelation(one, other)).toBe(rankCorrelation(other, one));
			expect(rankCorrelation(shared(one, other), other)).toBe(rankCorrelation(one, other));
		}),
	);
});
