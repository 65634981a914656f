import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyCompany } from './company.ts';

test('who came and did not leave is there, as in a list of names', () => {
	const move = fc.record({
		comes: fc.boolean(),
		pattern: fc.nat(2),
		profile: fc.nat(4),
	});
	fc.assert(
		fc.property(fc.array(move), (moves) => {
			const company = emptyCompany();
			const names = [new Set<number>(), new Set<number>(), new Set<number>()];
			for (const { comes, pattern, profile } of moves) {
				if (comes && names[pattern]!.has(profile)) continue;
				company[comes ? 'join' : 'leave'](pattern, profile);
				names[pattern]![comes ? 'add' : 'delete'](profile);
			}
			for (const [pattern, profiles] of names.entries()) {
				expect([...company.of(pattern)].sort()).toEqual([...profiles].sort());
				expect(company.size(pattern)).toBe(profiles.size);
			}
		}),
	);
});
