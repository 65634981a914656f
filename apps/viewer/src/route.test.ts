import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashOf, type Route, routeOf } from './route.ts';

const id = fc.string({ minLength: 1, unit: 'grapheme' });
const route: fc.Arbitrary<Route> = fc.oneof(
	fc.constant<Route>({ at: 'picker' }),
	id.map((profileId): Route => ({ at: 'home', profileId })),
	fc
		.tuple(fc.constantFrom('title' as const, 'watch' as const), id, id)
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
});
