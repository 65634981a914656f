import type { ViewingEvent } from '@marquee/contracts';
import fc from 'fast-check';

const moment = fc.oneof(
	fc.integer({ min: 0, max: 5 }), // so that moments are often the same
	fc.integer({ min: -1e12, max: 1e12 }),
);
const lengthSeconds = fc.oneof(fc.constant(-0), fc.double({ min: 0, max: 1e7, noNaN: true }));

const kind = fc.oneof(
	fc.constantFrom(
		{ kind: 'impression' as const },
		{ kind: 'play' as const },
		{ kind: 'list-add' as const },
		{ kind: 'list-remove' as const },
		{ kind: 'trailer-play' as const, trailerId: 'a', watchedSeconds: 20 },
		{ kind: 'notification-sent' as const, notificationId: 'n' },
		{ kind: 'notification-opened' as const, notificationId: 'n' },
	),
	fc.record({ kind: fc.constant('progress' as const), positionSeconds: lengthSeconds }),
	fc.record({
		kind: fc.constant('stop' as const),
		positionSeconds: lengthSeconds,
		watchedSeconds: lengthSeconds,
	}),
	fc.record({
		kind: fc.constant('thumb' as const),
		thumb: fc.constantFrom('up' as const, 'down' as const, 'none' as const),
	}),
	fc.record({
		kind: fc.constant('rating' as const),
		rating: fc.integer({ min: 0, max: 5 }),
		outOf: fc.constant(5),
	}),
);

/** Where it happened, as far as the event says. */
const place = fc.record(
	{
		device: fc.constantFrom('phone' as const, 'television' as const, 'web' as const),
		country: fc.constantFrom('BR', 'JP'),
	},
	{ requiredKeys: [] },
);

/** A few profiles, a few titles, often the same moment: where orders collide. */
const body = fc
	.tuple(
		kind,
		moment,
		fc.constantFrom('p1', 'p2', 'p3'),
		fc.constantFrom('t1', 't2', 't3', 't10'),
		place,
	)
	.map(([what, happenedAt, profileId, titleId, where]) => ({
		...what,
		happenedAt,
		profileId,
		titleId,
		...where,
	}));

/** Different events of few profiles and titles, in no order, many at the same moments. */
export const arbitraryEvents = (maxLength = 40): fc.Arbitrary<ViewingEvent[]> =>
	fc
		.array(body, { minLength: 1, maxLength })
		.map((bodies) => bodies.map((event, i) => ({ eventId: `e${i}`, ...event }) as ViewingEvent));

/** Some events, and the same events in another order. */
export const reordered = (
	events: fc.Arbitrary<ViewingEvent[]>,
): fc.Arbitrary<readonly [ViewingEvent[], ViewingEvent[]]> =>
	events.chain((list) =>
		fc.tuple(
			fc.constant(list),
			fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }),
		),
	);
