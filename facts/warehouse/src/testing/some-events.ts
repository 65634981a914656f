import { type ViewingEvent, viewingEventKinds } from '@marquee/contracts';
import fc from 'fast-check';

const id = fc.stringMatching(/^[a-e][0-9]$/);
/** Around the turn of a year, so that months and sessions have edges. */
const start = Date.UTC(2019, 11, 31, 22);
const moment = fc.oneof(
	fc.integer({ min: 0, max: 4 * 3_600_000 }).map((ms) => start + ms),
	fc.integer({ min: 0, max: 24 * 60 }).map((minutes) => start + minutes * 60_000 * 5),
	fc.integer({ min: 0, max: 700 }).map((days) => start + days * 86_400_000),
);
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const text = fc.string({ unit: 'grapheme', maxLength: 20 });
const length = fc.oneof(
	fc.integer({ min: 0, max: 9_000 }),
	fc.double({ min: 0, max: 1e7, noNaN: true }),
);

const every = {
	eventId: fc.uuid(),
	profileId: id,
	titleId: id,
	happenedAt: moment,
	device: optional(fc.constantFrom('phone' as const, 'television' as const)),
	country: optional(fc.constantFrom('DE', 'JP')),
	locale: optional(fc.constant('pt-BR')),
	surface: optional(fc.constant('home' as const)),
	requestId: optional(id),
};

/** Any valid event of any kind, with any of its optional fields. */
export const anEvent: fc.Arbitrary<ViewingEvent> = fc
	.oneof(
		fc.record({ kind: fc.constantFrom('play', 'list-add', 'list-remove'), ...every }),
		fc.record({
			kind: fc.constant('impression'),
			...every,
			row: optional(text),
			position: optional(fc.integer({ min: 0, max: 10_000 })),
		}),
		fc.record({ kind: fc.constant('progress'), ...every, positionSeconds: length }),
		fc.record({
			kind: fc.constant('stop'),
			...every,
			positionSeconds: length,
			watchedSeconds: length,
		}),
		fc.record({
			kind: fc.constant('thumb'),
			...every,
			thumb: fc.constantFrom('up', 'down', 'none'),
		}),
		fc.record({
			kind: fc.constant('rating'),
			...every,
			rating: fc.double({ min: 0, max: 100, noNaN: true }),
			outOf: fc.constantFrom(5, 10, 100),
		}),
		fc.record({
			kind: fc.constant('trailer-play'),
			...every,
			trailerId: id,
			watchedSeconds: length,
		}),
		fc.record({
			kind: fc.constantFrom('notification-sent', 'notification-opened'),
			...every,
			notificationId: id,
		}),
	)
	.map((event) => JSON.parse(JSON.stringify(event)) as ViewingEvent);

/** Every field that some kind of event has. */
export const everyField: ReadonlySet<string> = new Set(
	Object.values(viewingEventKinds).flatMap(({ properties }) => Object.keys(properties)),
);

/** Plays with nothing left to chance: nearly all of one month, every 97th of another. */
export const plays = (count: number, from = 0): readonly ViewingEvent[] =>
	Array.from({ length: count }, (_, at) => from + at).map((i) => ({
		kind: 'play' as const,
		eventId: `e${i}`,
		profileId: `p${(i * 7_919) % 1_009}`,
		titleId: `t${(i * 104_729) % 307}`,
		happenedAt: Date.UTC(2013, i % 97 === 0 ? 3 : 0, 1 + ((i * 15_485_863) % 30)) + i,
	}));
