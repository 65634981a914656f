import type { Title } from '@marquee/contracts';
import fc from 'fast-check';

const some = (...values: string[]) => fc.array(fc.constantFrom(...values), { maxLength: 4 });

/** Titles that share much and say little, some of them nothing at all: where vocabularies go wrong. */
export const arbitraryTitles: fc.Arbitrary<readonly Title[]> = fc.array(
	fc
		.record(
			{
				name: fc.oneof(
					fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }).map((text) => `${text}.`),
					fc.constantFrom('The Third Man', 'The Second Man', 'Der dritte Mann', '第三の男', 'A'),
				),
				genres: some('Drama', 'War', 'constructor', '__proto__'),
				year: fc.integer({ min: 1990, max: 2003 }),
				people: some('Orson Welles', 'Alida Valli', 'genre:Drama', 'Drama'),
				tags: some('vienna', '17', '1990'),
				originalLanguage: fc.constantFrom('en', 'pt', 'pt-BR'),
				countries: some('GB', 'AT'),
			},
			{ requiredKeys: ['name', 'genres'] },
		)
		.map((title): Title => ({ titleId: 't', ...title })),
	{ maxLength: 24 },
);
