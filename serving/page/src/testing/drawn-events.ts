import type { ViewingEvent } from '@marquee/contracts';
import fc from 'fast-check';
import { countries } from './drawn-titles.ts';

const what = fc.oneof(
	fc.constant({ kind: 'play' as const }),
	fc.constant({ kind: 'list-add' as const }),
	fc.constant({ kind: 'impression' as const }),
	fc.record({
		kind: fc.constant('progress' as const),
		positionSeconds: fc.constantFrom(0, 30, 540, 2_000, 8_100),
	}),
	fc.record({
		kind: fc.constant('stop' as const),
		positionSeconds: fc.constantFrom(540, 4_900),
		watchedSeconds: fc.constantFrom(60, 540, 4_900),
	}),
	fc.record({
		kind: fc.constant('thumb' as const),
		thumb: fc.constantFrom('up' as const, 'down' as const, 'none' as const),
	}),
	fc.record({
		kind: fc.constant('rating' as const),
		rating: fc.integer({ min: 0, max: 10 }),
		outOf: fc.constant(10),
	}),
);

const place = fc.record(
	{
		device: fc.constantFrom('phone' as const, 'television' as const, 'web' as const),
		country: fc.constantFrom(...countries),
	},
	{ requiredKeys: [] },
);

/** An event without its id: ids are given where events are put together. */
export type Happening = ViewingEvent extends infer Event
	? Event extends ViewingEvent
		? Omit<Event, 'eventId'>
		: never
	: never;

/** Something that a profile did up to `hours` before the moment, with a title that may be one no catalogue has. */
export const happenings = (
	{ ids, profiles, now }: { ids: readonly string[]; profiles: readonly string[]; now: number },
	hours: number,
): fc.Arbitrary<Happening> =>
	fc
		.record({
			what,
			place,
			titleId: fc.constantFrom(...ids, 'not-in-catalogue'),
			profileId: fc.constantFrom(...profiles),
			ago: fc.nat(hours),
		})
		.map(
			({ what, place, titleId, profileId, ago }) =>
				({ ...what, ...place, titleId, profileId, happenedAt: now - ago * 3_600_000 }) as Happening,
		);

/** In order of happening, each with an id of its own. */
export const inOrder = (events: readonly Happening[], prefix = 'e'): readonly ViewingEvent[] =>
	events
		.toSorted((a, b) => a.happenedAt - b.happenedAt)
		.map((event, i) => ({ ...event, eventId: `${prefix}${i}` }) as ViewingEvent);
