import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Title } from './title.ts';
import { validator } from './validation.ts';

const validatedTitle = validator(Title);
const bare = { titleId: 't1', name: 'Cléo de 5 à 7', genres: [] };
const rich = {
	...bare,
	year: 1962,
	genres: ['Drama'],
	people: ['Agnès Varda', 'Corinne Marchand'],
	tags: ['paris', 'real time'],
	originalLanguage: 'fr',
	countries: ['FR', 'IT'],
};

test('a title of which nothing is known but its name is a title, and so is one of which all is known', () => {
	expect(validatedTitle(bare).value).toBe(bare);
	expect(validatedTitle(rich).value).toBe(rich);
});

test.each([
	['a person without a name', { people: [' '] }, '/people/0'],
	['one person instead of a list', { people: 'Agnès Varda' }, '/people'],
	['an endless tag', { tags: ['x'.repeat(129)] }, '/tags/0'],
	['a language by its English name', { originalLanguage: 'French' }, '/originalLanguage'],
	['a country by its English name', { countries: ['France'] }, '/countries/0'],
	['a country in small letters', { countries: ['fr'] }, '/countries/0'],
])('%s is refused, with its field', (_what, wrong, at) => {
	expect(validatedTitle({ ...rich, ...wrong }).problems!.map((problem) => problem.at)).toEqual([
		at,
	]);
});

test('lists end somewhere, whatever stands in them', () => {
	const limits = { people: 64, tags: 128, countries: 32 } as const;
	const field = fc.constantFrom(...(Object.keys(limits) as (keyof typeof limits)[]));
	fc.assert(
		fc.property(field, fc.integer({ min: 0, max: 200 }), (name, length) => {
			const value = { ...bare, [name]: Array.from({ length }, () => 'FR') };
			expect(validatedTitle(value).problems === undefined).toBe(length <= limits[name]);
		}),
	);
});
