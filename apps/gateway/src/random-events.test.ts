import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyWith, play, smallService } from './testing/small-service.ts';

const headers = {
	authorization: `Bearer ${keyWith('events')}`,
	'content-type': 'application/json',
};
const { app, log, states, faults } = await smallService();

const send = async (payload: string) => {
	const before = log.end();
	const answer = await app.inject({ method: 'POST', url: '/v1/events', headers, payload });
	return { answer, taken: log.end() - before };
};

/** Events in which anything may be wrong: a valid one, with some fields replaced by any JSON, or any JSON at all. */
const anyEvent = fc.oneof(
	{ weight: 3, arbitrary: fc.constant(null).map(() => play()) },
	{
		weight: 2,
		arbitrary: fc
			.dictionary(
				fc.oneof(fc.constantFrom(...Object.keys(play()), '__proto__', 'thumb'), fc.string()),
				fc.jsonValue(),
				{ maxKeys: 3 },
			)
			.map((changes) => play(changes)),
	},
	{ weight: 1, arbitrary: fc.jsonValue() },
);

test('a batch of events of which any may be anything is taken in whole, or refused with 400 and not at all', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(anyEvent, { maxLength: 6 }), async (events) => {
			const { answer, taken } = await send(JSON.stringify({ events }));
			if (answer.statusCode === 200) {
				expect(taken).toBe(events.length);
				expect(answer.json()).toEqual({ accepted: events.length, duplicates: 0 });
			} else {
				expect(answer.statusCode, answer.body).toBe(400);
				expect(taken).toBe(0);
				for (const { at } of answer.json().problems) expect(at).toMatch(/^\/events/);
			}
		}),
		{ numRuns: 300 },
	);
	expect(states.position()).toBe(log.end());
	expect(faults).toEqual([]);
});

test('any JSON, and any text, is answered with a problem of the caller', async () => {
	const anyText = fc.oneof(fc.json(), fc.string({ unit: 'binary' }));
	await fc.assert(
		fc.asyncProperty(anyText, async (text) => {
			const { answer, taken } = await send(text);
			expect(answer.statusCode, answer.body).toBe(400);
			expect(answer.json().problems).toBeInstanceOf(Array);
			expect(taken).toBe(0);
		}),
		{ numRuns: 200 },
	);
});

test('events sent twice, in one batch or in two, at once or one after the other, count once', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(fc.nat(4), { minLength: 1, maxLength: 8 }), async (picks) => {
			const ours = Array.from({ length: 5 }, () => play());
			const payload = JSON.stringify({ events: picks.map((pick) => ours[pick]) });
			const before = log.end();
			const answers = await Promise.all([send(payload), send(payload)]);
			const receipts = answers.map(({ answer }) => answer.json());
			const different = new Set(picks).size;
			expect(receipts[0].accepted + receipts[1].accepted).toBe(different);
			expect(receipts[0].duplicates + receipts[1].duplicates).toBe(2 * picks.length - different);
			expect(log.end() - before).toBe(different);
		}),
		{ numRuns: 50 },
	);
});
