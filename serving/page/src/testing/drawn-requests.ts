import { requestId } from '@marquee/units';
import fc from 'fast-check';
import { type AskedSurface, browseOrders, type PageRequest } from '../page-request.ts';
import { countries } from './drawn-titles.ts';
import { stateIn, type World } from './worlds.ts';

const browsed = ({ catalogue }: World): fc.Arbitrary<AskedSurface> =>
	fc
		.record(
			{
				genre: fc.constantFrom(...catalogue.genres, 'No such genre'),
				decade: fc.constantFrom(1950, 1990, 2010),
				language: fc.constantFrom('en', 'ja', 'pt'),
				order: fc.constantFrom(...browseOrders),
			},
			{ requiredKeys: [] },
		)
		.map((narrowed) => ({ surface: 'browse', ...narrowed }));

const alike = ({ catalogue }: World): fc.Arbitrary<AskedSurface> =>
	fc
		.constantFrom(...catalogue.titles.map(({ titleId }) => titleId), 'not-in-catalogue')
		.map((like) => ({ surface: 'browse', like }));

const lists = fc.constantFrom<AskedSurface>(
	{ surface: 'my-list' },
	{ surface: 'continue-watching' },
	{ surface: 'top-10' },
	{ surface: 'browse' },
	{ surface: 'search' },
);

/** Any request that the profile of a service may send, or that may be sent before anything is known of it. */
export const requestsIn = (world: World): fc.Arbitrary<PageRequest> =>
	fc
		.record({
			asked: fc.oneof(
				{ weight: 4, arbitrary: fc.constant<AskedSurface>({ surface: 'home' }) },
				{ weight: 2, arbitrary: lists },
				{ weight: 1, arbitrary: browsed(world) },
				{ weight: 1, arbitrary: alike(world) },
			),
			on: fc.record(
				{
					device: fc.constantFrom(
						'phone' as const,
						'tablet' as const,
						'television' as const,
						'web' as const,
					),
					country: fc.constantFrom(...countries),
				},
				{ requiredKeys: [] },
			),
			locale: fc.option(fc.constantFrom('pt-BR', 'ja', 'de'), { nil: undefined }),
			maturityLimit: fc.option(fc.constantFrom(0, 6, 12, 18), { nil: undefined }),
			isKnown: fc.constantFrom(true, true, true, false),
			seed: fc.nat(),
		})
		.map(({ locale, maturityLimit, isKnown, ...rest }) => ({
			...rest,
			requestId: requestId('r1'),
			profileId: world.profileId,
			state: isKnown ? stateIn(world) : undefined,
			now: world.now,
			...(locale !== undefined && { locale }),
			...(maturityLimit !== undefined && { maturityLimit }),
		}));

/** A home page for the profile of the service, on the web, in Portugal. */
export const homeIn = (world: World, changes: Partial<PageRequest> = {}): PageRequest => ({
	requestId: requestId('r1'),
	profileId: world.profileId,
	asked: { surface: 'home' },
	state: stateIn(world),
	now: world.now,
	on: { device: 'web', country: 'PT' },
	seed: world.seed,
	...changes,
});
