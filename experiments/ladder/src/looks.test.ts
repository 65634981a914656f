import fc from 'fast-check';
import { expect, test } from 'vitest';
import { looksUntil } from './looks.ts';

test('looks begin at the first, end with all members, and no two of them are far apart', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 1, max: 500 }),
			fc.integer({ min: 1, max: 20_000 }),
			(first, members) => {
				const looks = [...looksUntil(members, { first })];
				expect(looks[0]).toBe(members < first ? undefined : first);
				expect(looks.at(-1)).toBe(members < first ? undefined : members);
				for (const [i, look] of looks.slice(1).entries()) {
					expect(look).toBeGreaterThan(looks[i]!);
					expect(look).toBeLessThanOrEqual(Math.max(looks[i]! + 1, looks[i]! * 1.05));
				}
			},
		),
	);
});
