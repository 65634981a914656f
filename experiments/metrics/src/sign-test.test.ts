import fc from 'fast-check';
import { expect, test } from 'vitest';
import { signTest } from './index.ts';

// R 4: binom.test(wins, wins + losses)$p.value
test.each([
	[0, 5, 0.0625],
	[8, 1, 0.0390625],
	[10, 10, 1],
	[0, 0, 1],
])('%i wins and %i losses have the exact two-sided p %f', (wins, losses, p) => {
	const differences = [...Array(wins).fill(0.3), ...Array(losses).fill(-2), 0, 0];
	expect(signTest(differences)).toMatchObject({ wins, losses, ties: 2 });
	expect(signTest(differences).pValue).toBeCloseTo(p, 12);
});

test('says the same of two runs that change places', () => {
	fc.assert(
		fc.property(fc.array(fc.integer({ min: -3, max: 3 })), (differences) => {
			const one = signTest(differences);
			const other = signTest(differences.map((difference) => -difference));
			expect(other).toEqual({ ...one, wins: one.losses, losses: one.wins });
			expect(one.pValue).toBeGreaterThan(0);
			expect(one.pValue).toBeLessThanOrEqual(1);
		}),
	);
});
