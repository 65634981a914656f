import { histories } from '@marquee/histories';
import fc from 'fast-check';

/** Five profiles, thirty titles, a hundred moments: small enough that times tie and titles return. */
export const smallSize = { profiles: 5, titles: 30 };

/** Histories in the order of time, as importers give them. */
export const drawnHistories = fc
	.array(fc.record({ profile: fc.nat(4), title: fc.nat(29), happenedAtMs: fc.nat(100) }), {
		minLength: 1,
		maxLength: 80,
	})
	.map((given) =>
		histories(
			given.sort((a, b) => a.happenedAtMs - b.happenedAtMs),
			smallSize,
		),
	);
