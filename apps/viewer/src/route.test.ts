import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashOf, placeRoute, places, type Route, routeOf } from './route.ts';
import { type Narrowing, narrowedBy, narrowingOf, orders, queryOf } from './surfaces/narrowing.ts';

const id = fc.string({ minLength: 1, unit: 'grapheme' });
const narrowed: fc.Arbitrary<Narrowing> = fc.record(
	{
		genre: id,
		decade: fc.integer({ min: 187, max: 210 }).map((tens) => tens * 10),
		language: fc.constantFrom('en', 'pt-BR', 'ja'),
		order: fc.constantFrom(...orders),
	},
	{ requiredKeys: [] },
);
const route: fc.Arbitrary<Route> = fc.oneof(
	fc.constant<Route>({ at: 'picker' }),
	fc
		.tuple(fc.constantFrom(...places), id)
		.map(([place, profileId]): Route => placeRoute(place, profileId)),
	fc
		.tuple(id, narrowed)
		.map(([profileId, choice]): Route => ({ at: 'browse', profileId, narrowed: choice })),
	fc.tuple(id, fc.oneof(fc.constant(''), id), narrowed).map(
		([profileId, text, { order: _, ...filters }]): Route => ({
			at: 'search',
			profileId,
			text,
			filters,
		}),
	),
	id.map((profileId): Route => ({ at: 'settings', profileId })),
	fc
		.tuple(fc.constantFrom('title' as const, 'trailer' as const, 'watch' as const), id, id)
		.map(([at, profileId, titleId]): Route => ({ at, profileId, titleId })),
);

test('every route survives the address bar', () => {
	fc.assert(
		fc.property(route, (there) => {
			expect(routeOf(hashOf(there))).toEqual(there);
		}),
	);
});

test('an address that names nothing leads to the picker, a broken escape stands for itself', () => {
	for (const hash of ['', '#', '#/', '#/nowhere', '#/profile/', '#profile'])
		expect(routeOf(hash)).toEqual({ at: 'picker' });
	expect(routeOf('#/profile/100%')).toEqual({ at: 'home', profileId: '100%' });
	expect(routeOf('#/profile/p/title/')).toEqual({ at: 'home', profileId: 'p' });
	expect(routeOf('#/profile/p/nowhere')).toEqual({ at: 'home', profileId: 'p' });
});

test('what an address chooses wrongly is not chosen', () => {
	expect(narrowingOf('genre=&decade=1995&language=%20&order=best')).toEqual({});
	expect(narrowingOf('decade=x&order=newest')).toEqual({ order: 'newest' });
});

test('a choice that is taken back leaves no trace in the query', () => {
	fc.assert(
		fc.property(narrowed, (before) => {
			const without = narrowedBy({ ...before, genre: 'Crime' }, { genre: undefined });
			expect(queryOf(without)).not.toContain('genre');
			expect(narrowedBy(without, {})).toEqual(without);
		}),
	);
});
