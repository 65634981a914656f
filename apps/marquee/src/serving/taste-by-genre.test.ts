import { catalogueOf } from '@marquee/catalogue';
import { leaningsOf } from '@marquee/trailers';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tasteByGenre } from './taste-by-genre.ts';

const genre = fc.constantFrom('Drama', 'Comedy', 'Horror', 'Western', 'Music');
const genres = fc.uniqueArray(genre, { maxLength: 4 });
const inCatalogue = (all: readonly (readonly string[])[]) =>
	catalogueOf(all.map((of, i) => ({ titleId: `t${i}`, name: `Title ${i}`, genres: [...of] })));

test('the share of titles that match less is what comparing with every title gives', () => {
	fc.assert(
		fc.property(
			fc.array(genres, { minLength: 1, maxLength: 40 }),
			fc.array(genres, { maxLength: 8 }),
			genres,
			(all, watched, asked) => {
				const leanings = leaningsOf(watched.map((of) => ({ genres: of })));
				const match = tasteByGenre(inCatalogue(all))(leanings);
				const cosine = (of: readonly string[]) =>
					of.length === 0
						? 0
						: of.reduce((sum, each) => sum + (leanings[each.toLowerCase()] ?? 0), 0) /
							Math.sqrt(of.length);
				const scores = all.map(cosine);
				const less = scores.filter((score) => score < cosine(asked) - 1e-9).length;
				const equal = scores.filter((score) => Math.abs(score - cosine(asked)) <= 1e-9).length;
				expect(match(asked)).toBeCloseTo((less + equal / 2) / all.length, 9);
			},
		),
	);
});

test('of a large catalogue some titles stand for all, and the share is off by little', () => {
	const all = Array.from({ length: 20_000 }, (_, i) => [i % 10 === 0 ? 'Western' : 'Drama']);
	const match = tasteByGenre(inCatalogue(all))(leaningsOf([{ genres: ['Western'] }]));
	expect(match(['Western'])).toBeCloseTo(0.95, 1);
	expect(match(['Drama'])).toBeCloseTo(0.45, 1);
});

test('an empty catalogue matches nothing', () => {
	expect(tasteByGenre({ titles: [] })({ drama: 1 })(['Drama'])).toBe(0);
});
