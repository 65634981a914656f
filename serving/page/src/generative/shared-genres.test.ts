import { titleGenresOf } from '@marquee/ranking';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sharedGenresOf } from './shared-genres.ts';

test('bits say what sets say of shared genres, also beyond one word of them', () => {
	const names = Array.from({ length: 70 }, (_, i) => `genre ${i}`);
	const titles = fc.array(fc.record({ genres: fc.subarray(names) }), {
		minLength: 2,
		maxLength: 6,
	});
	fc.assert(
		fc.property(titles, (all) => {
			const shared = sharedGenresOf(titleGenresOf(all));
			for (const [i, one] of all.entries())
				for (const [j, other] of all.entries()) {
					const either = new Set([...one.genres, ...other.genres]).size;
					const both = one.genres.filter((genre) => other.genres.includes(genre)).length;
					expect(shared(i, j)).toBe(either === 0 ? 0 : both / either);
				}
		}),
	);
});
