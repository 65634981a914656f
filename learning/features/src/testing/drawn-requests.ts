import { type Catalogue, catalogueOf } from '@marquee/catalogue';
import type { Title } from '@marquee/contracts';
import type { EpochMs } from '@marquee/units';
import { arbitraryEvents } from '@marquee/viewing/testing';
import fc from 'fast-check';

const title = fc.record(
	{
		name: fc.constant('a'),
		genres: fc.subarray(['Drama', 'Comedy', 'War']),
		year: fc.integer({ min: 1870, max: 2200 }),
		people: fc.subarray(['Ann', 'Bob', 'Cy']),
		originalLanguage: fc.constantFrom('pt-BR', 'pt', 'ja'),
		runtimeSeconds: fc.double({ min: 1e-3, max: 1e7, noNaN: true }),
		addedAt: fc.integer({ min: -1e12, max: 1e12 }),
	},
	{ requiredKeys: ['name', 'genres'] },
);

/** A small catalogue; events speak of its titles, and of one that it does not have. */
export const drawnCatalogue: fc.Arbitrary<Catalogue> = fc
	.tuple(title, title, title)
	.map((titles) =>
		catalogueOf(titles.map((each, n) => ({ ...each, titleId: `t${n + 1}` }) as Title)),
	);

/** Events, and the moment at which somebody asks. */
export const drawnRequest = fc.record({
	catalogue: drawnCatalogue,
	events: arbitraryEvents(),
	now: fc
		.oneof(fc.integer({ min: -3, max: 8 }), fc.integer({ min: -2e12, max: 2e12 }))
		.map((ms) => ms as EpochMs),
	country: fc.constantFrom(undefined, 'BR', 'JP', 'PT'),
	device: fc.constantFrom(undefined, 'phone' as const, 'television' as const),
});
