import { type Broken, batch, describeRefusals, post } from './testing/refused-requests.ts';
import { noon, play } from './testing/small-service.ts';

const limits = { bodyBytes: 60_000, eventsPerBatch: 100, receiveMs: 400 };
const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
const chunked = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n0\r\n\r\n`;

const bodies: readonly Broken[] = [
	['an empty body', () => post(''), 'events-invalid', ''],
	[
		'an empty body said to be JSON',
		() => post('', { 'content-type': 'application/json' }),
		'json-malformed',
		'',
	],
	['half a JSON document', () => post('{"events":['), 'json-malformed', ''],
	['a trailing comma', () => post('{"events":[],}'), 'json-malformed', ''],
	['NaN for a number', () => post('{"events":NaN}'), 'json-malformed', ''],
	[
		'bytes that are not UTF-8',
		() => post(Buffer.from('{"events":"ä"}', 'latin1')),
		'json-malformed',
		'',
	],
	['UTF-16', () => post(Buffer.from('{"events":[]}', 'utf16le')), 'json-malformed', ''],
	[
		'another charset',
		() => post('{}', { 'content-type': 'application/json; charset=latin1' }),
		'media-type-unsupported',
		'/headers/content-type',
	],
	[
		'a form',
		() => post('events=1', { 'content-type': 'application/x-www-form-urlencoded' }),
		'media-type-unsupported',
	],
	[
		'plain text, as a form of another site can send it',
		() => post(batch(play()), { 'content-type': 'text/plain' }),
		'media-type-unsupported',
	],
	[
		'no content type',
		() => post(batch(play()), { 'content-type': null }),
		'media-type-unsupported',
	],
	[
		'a content type that is none',
		() => post(batch(play()), { 'content-type': ';;;' }),
		'media-type-unsupported',
	],
	[
		'a compressed body',
		() => post(batch(play()), { 'content-encoding': 'gzip' }),
		'media-type-unsupported',
		'/headers/content-encoding',
	],
	[
		'more bytes than allowed',
		() => post(batch(play(), 'x'.repeat(limits.bodyBytes))),
		'body-too-large',
	],
	[
		'more bytes than allowed, in chunks that announce no length',
		() =>
			post(chunked('x'.repeat(limits.bodyBytes + 1)), {
				'content-length': null,
				'transfer-encoding': 'chunked',
			}),
		'body-too-large',
	],
	[
		'a body that never comes',
		() => post('', { 'content-length': '50', 'content-type': 'application/json' }),
		'body-slow',
	],
	['a body that stops half way', () => post('{"events"', { 'content-length': '50' }), 'body-slow'],
	[
		'lists so deep that they only might do harm',
		() => post(`{"events":[{"kind":${nested(1_400)}}]}`),
		'events-invalid',
		'/events/0/kind',
	],
	['lists within lists', () => post(nested(20_000)), 'request-invalid', ''],
	[
		'objects within an event',
		() => post(`{"events":[{"kind":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}}]}`),
		'request-invalid',
		'',
	],
];

const batches: readonly Broken[] = [
	['a bare list', () => post([play()]), 'events-invalid', ''],
	['null', () => post('null'), 'events-invalid', ''],
	['a number', () => post('7'), 'events-invalid', ''],
	['no events field', () => post({}), 'events-invalid', '/events'],
	['events that are no list', () => post({ events: play() }), 'events-invalid', '/events'],
	['an empty batch', () => post(batch()), 'events-invalid', '/events'],
	[
		'a field beside events',
		() => post({ events: [play()], source: 'app' }),
		'events-invalid',
		'/source',
	],
	[
		'too many events',
		() => post(batch(...Array.from({ length: 101 }, () => play()))),
		'batch-too-large',
		'/events',
	],
	['null for an event', () => post(batch(play(), null)), 'events-invalid', '/events/1'],
	[
		'an event without a kind',
		() => post(batch(play({ kind: undefined }))),
		'events-invalid',
		'/events/0/kind',
	],
	[
		'a kind that every object has',
		() => post(batch(play({ kind: 'constructor' }))),
		'events-invalid',
		'/events/0/kind',
	],
	[
		'good events before a wrong one',
		() => post(batch(play(), play(), play({ titleId: undefined }))),
		'events-invalid',
		'/events/2/titleId',
	],
	[
		'an id with a space',
		() => post(batch(play({ profileId: 'a b' }))),
		'events-invalid',
		'/events/0/profileId',
	],
	[
		'an id of 129 characters',
		() => post(batch(play({ eventId: 'e'.repeat(129) }))),
		'events-invalid',
		'/events/0/eventId',
	],
	[
		'a moment in text',
		() => post(batch(play({ happenedAt: '2013-08-31' }))),
		'events-invalid',
		'/events/0/happenedAt',
	],
	[
		'a moment with a fraction',
		() => post(batch(play({ happenedAt: noon + 0.5 }))),
		'events-invalid',
		'/events/0/happenedAt',
	],
	[
		'a moment beyond all calendars',
		() => post(batch(play({ happenedAt: 1e16 }))),
		'events-invalid',
		'/events/0/happenedAt',
	],
	[
		'a moment next week',
		() => post(batch(play({ happenedAt: noon + 7 * 86_400_000 }))),
		'events-implausible',
		'/events/0/happenedAt',
	],
	[
		'a rating better than the best',
		() => post(batch(play({ kind: 'rating', rating: 6, outOf: 5 }))),
		'events-implausible',
		'/events/0/rating',
	],
	[
		'a field of another kind',
		() => post(batch(play({ thumb: 'up' }))),
		'events-invalid',
		'/events/0/thumb',
	],
	[
		'a negative position',
		() => post(batch(play({ kind: 'progress', positionSeconds: -1 }))),
		'events-invalid',
		'/events/0/positionSeconds',
	],
	[
		'__proto__ in an event',
		() =>
			post(
				'{"events":[{"__proto__":{"isAdmin":true},"kind":"play","eventId":"x","profileId":"p","titleId":"t","happenedAt":1}]}',
			),
		'events-invalid',
		'/events/0/__proto__',
	],
	[
		'__proto__ beside events',
		() => post('{"__proto__":{"isAdmin":true},"events":[]}'),
		'events-invalid',
		'/__proto__',
	],
	[
		'constructor.prototype in an event',
		() =>
			post(
				'{"events":[{"constructor":{"prototype":{"isAdmin":true}},"kind":"play","eventId":"x","profileId":"p","titleId":"t","happenedAt":1}]}',
			),
		'events-invalid',
		'/events/0/constructor',
	],
];

describeRefusals([...bodies, ...batches], limits);
