import { viewerOf } from '@marquee/retrieval';
import { isIn } from '@marquee/retrieval/vectors';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { admissions } from './admission.ts';
import { facetsOf, genreFacet, narrowed } from './narrowed.ts';
import type { AskedSurface } from './page-request.ts';
import { stateIn, worldNow, worlds } from './testing/worlds.ts';

const narrowing = fc
	.record(
		{
			genre: fc.constantFrom('Drama', 'Horror', 'No such genre'),
			decade: fc.constantFrom(1950, 1980, 2010),
			language: fc.constantFrom('en', 'ja'),
		},
		{ requiredKeys: [] },
	)
	.map((by): AskedSurface & { surface: 'browse' } => ({ surface: 'browse', ...by }));

test('who browses sees all that may be shown and is what was asked for, also what the profile knows', () =>
	fc.assert(
		fc.property(worlds, narrowing, (world, asked) => {
			const { catalogue } = world;
			const viewer = viewerOf(stateIn(world), catalogue);
			const admission = admissions(catalogue)(viewer, { country: 'PT' }, worldNow);
			const narrow = narrowed(admission, asked, catalogue);
			for (const [index, { genres, year = 0, originalLanguage }] of catalogue.titles.entries()) {
				const isIt =
					(asked.genre === undefined || genres.includes(asked.genre)) &&
					(asked.decade === undefined || Math.floor(year / 10) * 10 === asked.decade) &&
					(asked.language === undefined || originalLanguage === asked.language);
				const expected = isIt && isIn(admission.showable, index);
				expect(isIn(narrow.showable, index)).toBe(expected);
				expect(isIn(narrow.recommendable, index)).toBe(expected);
			}
			expect(narrowed(admission, { surface: 'home' }, catalogue)).toBe(admission);
		}),
	));

test('each choice of a facet leaves exactly as many titles as it says', () =>
	fc.assert(
		fc.property(worlds, (world) => {
			const { catalogue } = world;
			const viewer = viewerOf(undefined, catalogue);
			const admission = admissions(catalogue)(viewer, {}, worldNow);
			const facets = facetsOf(admission, catalogue);
			const genres = facets.find(({ name }) => name === 'genre')?.values ?? [];
			expect(genreFacet(admission, catalogue).values).toEqual(genres);
			for (const { name, values } of facets)
				for (const { value, titles } of values) {
					const by = name === 'decade' ? { decade: Number(value) } : { [name]: value };
					const left = narrowed(admission, { surface: 'browse', ...by }, catalogue);
					expect(left.recommendableCount).toBe(titles);
				}
		}),
		{ numRuns: 50 },
	));
