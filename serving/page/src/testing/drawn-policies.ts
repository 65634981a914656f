import { diversityDial } from '@marquee/ranking';
import fc from 'fast-check';
import type { Shape } from '../attention.ts';
import { families, type PagePolicy, pagePolicy } from '../policy.ts';

const shape: fc.Arbitrary<Shape> = fc.record({
	rows: fc.integer({ min: 1, max: 14 }),
	titlesPerRow: fc.integer({ min: 4, max: 12 }),
	rowsAtOnce: fc.integer({ min: 1, max: 4 }),
	titlesAtOnce: fc.integer({ min: 1, max: 6 }),
});

/** A few rows at places that the page may not have, or has twice. */
const pins: fc.Arbitrary<PagePolicy['pinned']> = fc
	.array(fc.tuple(fc.constantFrom(...families), fc.nat(15)), { maxLength: 4 })
	.map((drawn) => Object.fromEntries(drawn));

const worth = fc.double({ min: -3, max: 12, noNaN: true });

/** Any policy that somebody might set: short funnels, wild worths, much chance, no chance. */
export const drawnPolicies: fc.Arbitrary<PagePolicy> = fc
	.record({
		shapes: fc.record({ phone: shape, tablet: shape, television: shape, web: shape }),
		retrieved: fc.integer({ min: 1, max: 80 }),
		considered: fc.integer({ min: 1, max: 40 }),
		fewestTitles: fc.integer({ min: 1, max: 5 }),
		anchorsApart: fc.double({ min: -1, max: 1, noNaN: true }),
		worth: fc.record(Object.fromEntries(families.map((family) => [family, worth]))),
		appeal: fc.double({ min: 0, max: 3, noNaN: true }),
		fatigue: fc.double({ min: 0, max: 3, noNaN: true }),
		diversity: fc
			.record({
				share: fc.double({ min: 0, max: 0.3, noNaN: true }),
				genreShare: fc.double({ min: 0, max: 1, noNaN: true }),
				measure: fc.constantFrom('mmr' as const, 'dpp' as const),
			})
			.map(diversityDial),
		exploration: fc.record({
			rate: fc.constantFrom(0, 0.1, 1),
			place: fc.nat(6),
			temperature: fc.constantFrom(0.1, 0.5, 4),
		}),
		leavingSoonDays: fc.nat(60),
		pinned: pins,
	})
	.map((drawn) => ({ ...pagePolicy, ...drawn, version: 'drawn' }) as PagePolicy);

/** The policy that serves, on screens so small that small services fill them. */
export const smallPolicy: PagePolicy = {
	...pagePolicy,
	version: 'small',
	shapes: {
		phone: { rows: 6, titlesPerRow: 6, rowsAtOnce: 2, titlesAtOnce: 2 },
		tablet: { rows: 10, titlesPerRow: 8, rowsAtOnce: 3, titlesAtOnce: 4 },
		television: { rows: 10, titlesPerRow: 8, rowsAtOnce: 2, titlesAtOnce: 4 },
		web: { rows: 12, titlesPerRow: 8, rowsAtOnce: 3, titlesAtOnce: 4 },
	},
};
