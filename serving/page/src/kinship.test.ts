import { catalogueOf } from '@marquee/catalogue';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kinship } from './kinship.ts';

test('titles are akin if some genre is of both, and where one has none that is known, however many genres there are', () => {
	const genre = fc.integer({ min: 0, max: 80 }).map((number) => `genre ${number}`);
	const few = fc.integer({ min: 0, max: 8 }).map((number) => `genre ${number}`);
	const titles = fc.oneof(
		fc.array(fc.array(genre, { maxLength: 3 }), { minLength: 1, maxLength: 60 }),
		fc.array(fc.array(few, { maxLength: 3 }), { minLength: 1, maxLength: 10 }),
	);
	fc.assert(
		fc.property(titles, (all) => {
			const catalogue = catalogueOf(
				all.map((genres, i) => ({ titleId: `t${i}`, name: `t${i}`, genres })),
			);
			const areAkin = kinship(catalogue);
			for (const [one, genres] of all.entries())
				for (const [other, others] of all.entries()) {
					const shared = genres.filter((genre) => others.includes(genre)).length > 0;
					expect(areAkin(one, other)).toBe(shared || !genres.length || !others.length);
				}
		}),
	);
});
