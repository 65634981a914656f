import Type from 'typebox';
import { Country, closed, Device, Identifier, Locale, Moment, Surface } from './schema.ts';

/** What every event says, whatever happened. */
const everyEvent = {
	eventId: Identifier('unique for ever: an event sent twice counts once'),
	profileId: Identifier('who'),
	happenedAt: Moment('when it happened on the device'),
	device: Type.Optional(Device),
	country: Type.Optional(Country),
	locale: Type.Optional(Locale),
	surface: Type.Optional(Surface),
	requestId: Type.Optional(Identifier('the answer that showed the title')),
};

const onTitle = { ...everyEvent, titleId: Identifier('which title') };

const lengthSeconds = (description: string) =>
	Type.Number({ minimum: 0, maximum: 1e7, description });

/** A title was on the screen. */
export const Impression = closed({
	kind: Type.Literal('impression'),
	...onTitle,
	row: Type.Optional(Type.String({ maxLength: 128, description: 'the row it stood in' })),
	position: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000, description: '0 is first' })),
});
/** Watching began. */
export const Play = closed({ kind: Type.Literal('play'), ...onTitle });
/** Watching goes on: how far the title has been watched. */
export const Progress = closed({
	kind: Type.Literal('progress'),
	...onTitle,
	positionSeconds: lengthSeconds('from the beginning of the title'),
});
/** Watching ended, for now or for good. */
export const Stop = closed({
	kind: Type.Literal('stop'),
	...onTitle,
	positionSeconds: lengthSeconds('from the beginning of the title'),
	watchedSeconds: lengthSeconds('watched in this sitting'),
});
/** A judgement; `none` takes it back. */
export const Thumb = closed({
	kind: Type.Literal('thumb'),
	...onTitle,
	thumb: Type.Union([Type.Literal('up'), Type.Literal('down'), Type.Literal('none')]),
});
/** Kept for later. */
export const ListAdd = closed({ kind: Type.Literal('list-add'), ...onTitle });
/** No longer kept. */
export const ListRemove = closed({ kind: Type.Literal('list-remove'), ...onTitle });
/** A rating on a scale, as public data sets have them. */
export const Rating = closed({
	kind: Type.Literal('rating'),
	...onTitle,
	rating: Type.Number({ minimum: 0, maximum: 100 }),
	outOf: Type.Number({ exclusiveMinimum: 0, maximum: 100, description: 'the best rating' }),
});

/** A trailer of the title was watched. */
export const TrailerPlay = closed({
	kind: Type.Literal('trailer-play'),
	...onTitle,
	trailerId: Identifier('which of its trailers'),
	watchedSeconds: lengthSeconds('watched of the trailer'),
});
/** A message about the title went out. */
export const NotificationSent = closed({
	kind: Type.Literal('notification-sent'),
	...onTitle,
	notificationId: Identifier('which message'),
});
/** A message about the title was opened. */
export const NotificationOpened = closed({
	kind: Type.Literal('notification-opened'),
	...onTitle,
	notificationId: Identifier('which message'),
});

/** Every kind of event, by its word. Adding one: its schema here, its reducer in viewing. */
export const viewingEventKinds = {
	impression: Impression,
	play: Play,
	progress: Progress,
	stop: Stop,
	thumb: Thumb,
	'list-add': ListAdd,
	'list-remove': ListRemove,
	rating: Rating,
	'trailer-play': TrailerPlay,
	'notification-sent': NotificationSent,
	'notification-opened': NotificationOpened,
} as const;

export type ViewingEventKind = keyof typeof viewingEventKinds;

/** Something that happened between a profile and a title. */
export const ViewingEvent = Type.Union(Object.values(viewingEventKinds));
export type ViewingEvent = {
	[Kind in ViewingEventKind]: Type.Static<(typeof viewingEventKinds)[Kind]>;
}[ViewingEventKind];

/** What a batch of events answers: an accepted event is durable, a duplicate was accepted before. */
export const EventReceipt = closed({
	accepted: Type.Integer({ minimum: 0 }),
	duplicates: Type.Integer({ minimum: 0 }),
});
export type EventReceipt = Type.Static<typeof EventReceipt>;
