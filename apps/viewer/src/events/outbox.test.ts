import { type ViewingEvent, validatedEvent } from '@marquee/contracts';
import { epochMs, Failure, seededRandom, settableClock } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Refusal } from '../service.ts';
import { type Circumstances, type Happening, happened } from './happenings.ts';
import { outbox } from './outbox.ts';

let made = 0;
const event = happened({ clock: settableClock(epochMs(1_000)), newId: () => `event-${++made}` });
const here: Circumstances = {
	profileId: 'p1',
	requestId: 'r1',
	surface: 'browse',
	device: 'web',
	country: 'PT',
	locale: 'en-GB',
};
const play = (): ViewingEvent => event(here, 't1', { kind: 'play' });

const unreachable = () =>
	new Failure('service-unreachable', { responsible: 'dependency', what: 'gone', remedy: 'wait' });
const refusal = (status: number, ...at: string[]) =>
	new Refusal({
		type: 'urn:marquee:problem:events-invalid',
		title: 'no',
		status,
		detail: 'no',
		code: 'events-invalid',
		problems: at.map((where) => ({ at: where, expected: 'else', found: 'this' })),
	});

/** An outbox whose time passes only when told, over a service that answers as listed and then always well. */
function rehearsed(answers: readonly (Error | undefined)[], kept: readonly ViewingEvent[] = []) {
	const received: ViewingEvent[][] = [];
	const refused: ViewingEvent[] = [];
	const pauses: number[] = [];
	let stored = kept;
	let due: (() => void) | undefined;
	let asked = 0;
	const box = outbox({
		send: async (events) => {
			const answer = answers[asked++];
			if (answer) throw answer;
			received.push([...events]);
			return { accepted: events.length, duplicates: 0 };
		},
		store: { read: () => stored, write: (events) => (stored = events) },
		wait: (milliseconds, then) => {
			pauses.push(milliseconds);
			due = then;
			return () => (due = undefined);
		},
		random: seededRandom(1),
		refused: (events) => refused.push(...events),
	});
	const settled = async () => {
		for (let tries = 0; due && tries < 100; tries++) {
			due = undefined;
			await box.flush();
		}
	};
	return { box, received, refused, pauses, settled, stored: () => stored };
}

test('whatever fails for a while, every event arrives once, in the order it happened', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(
				fc.constantFrom(undefined, unreachable(), refusal(503), refusal(429), refusal(401)),
				{ maxLength: 12 },
			),
			fc.integer({ min: 1, max: 250 }),
			async (answers, count) => {
				const { box, received, settled, stored } = rehearsed(answers);
				const posted = Array.from({ length: count }, play);
				for (const each of posted) box.post(each);
				await settled();
				expect(received.flat()).toEqual(posted);
				expect(stored()).toEqual([]);
				expect(box.status()).toEqual({ waiting: 0 });
			},
		),
		{ numRuns: 40 },
	);
});

test('pauses between failed tries double up to a minute, less up to half by chance', async () => {
	const { box, pauses, settled } = rehearsed(Array.from({ length: 9 }, unreachable));
	box.post(play());
	await settled();
	const afterFailures = pauses.slice(1);
	expect(afterFailures).toHaveLength(9);
	for (const [i, pause] of afterFailures.entries()) {
		const longest = Math.min(60_000, 1_000 * 2 ** i);
		expect(pause).toBeLessThanOrEqual(longest);
		expect(pause).toBeGreaterThanOrEqual(longest / 2);
	}
});

test('events posted while the service is away do not hasten the next try', async () => {
	const { box, pauses } = rehearsed([unreachable()]);
	box.post(play());
	await box.flush();
	const before = pauses.length;
	box.post(play());
	expect(pauses).toHaveLength(before);
	expect(box.status().waiting).toBe(2);
	expect(box.status().delayedBy).toMatchObject({ code: 'service-unreachable' });
});

test('an event the service names as wrong is given up, the others of its batch arrive', async () => {
	const { box, received, refused, settled } = rehearsed([refusal(400, '/events/1/titleId')]);
	const posted = [play(), play(), play()];
	box.post(...posted);
	await settled();
	expect(refused).toEqual([posted[1]]);
	expect(received.flat()).toEqual([posted[0], posted[2]]);
});

test('a refusal that names no event gives up the batch instead of trying for ever', async () => {
	const { box, refused, settled } = rehearsed([refusal(400)]);
	box.post(play(), play());
	await settled();
	expect(refused).toHaveLength(2);
	expect(box.status().waiting).toBe(0);
});

test('what a closed tab left behind is sent by the next one', async () => {
	const left = [play(), play()];
	const { received, settled } = rehearsed([], left);
	await settled();
	expect(received.flat()).toEqual(left);
});

test('every happening makes an event that the contract accepts, on every surface and device', () => {
	const happenings: Happening[] = [
		{ kind: 'impression', row: 'top-picks', position: 3 },
		{ kind: 'play' },
		{ kind: 'progress', positionSeconds: 15.25 },
		{ kind: 'stop', positionSeconds: 20, watchedSeconds: 20 },
		{ kind: 'thumb', thumb: 'up' },
		{ kind: 'list-add' },
		{ kind: 'list-remove' },
		{ kind: 'trailer-play', trailerId: 'first-look', watchedSeconds: 12.5 },
	];
	const unknown = { requestId: undefined, surface: undefined, country: undefined };
	for (const circumstances of [
		here,
		{ ...here, surface: 'continue-watching', device: 'television', locale: 'pt-BR' } as const,
		{ ...here, ...unknown },
	])
		for (const happening of happenings) {
			const made = event(circumstances, 't1', happening);
			expect(validatedEvent(made).problems).toBeUndefined();
			expect(made).toMatchObject(JSON.parse(JSON.stringify(circumstances)));
		}
});
