import { memoryEventLog } from '@marquee/stores';
import { epochMs, msPerDay } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eventsSince } from './events-since.ts';

const start = epochMs(Date.UTC(2026, 0, 5));

test('no event that happened from the moment on is left out, and a long past is not read again', async () => {
	const log = memoryEventLog();
	const perDay = 400;
	for (let day = 0; day < 30; day++) {
		const recordedAt = epochMs(start + day * msPerDay);
		const events = Array.from({ length: perDay }, (_, i) => ({
			kind: 'play' as const,
			eventId: `e-${day}-${i}`,
			profileId: `p${i}`,
			titleId: 't1',
			// some come late, and some devices run ahead by most of a day
			happenedAt: recordedAt + ((i % 7) - 5) * 0.9 * msPerDay,
		}));
		await log.append(events, recordedAt);
	}
	const all: { eventId: string; happenedAt: number }[] = [];
	for await (const batch of log.read(0)) all.push(...batch.map(({ event }) => event));
	await fc.assert(
		fc.asyncProperty(fc.integer({ min: -3, max: 33 }), async (day) => {
			const moment = epochMs(start + day * msPerDay);
			const read = new Set<string>();
			for await (const batch of eventsSince(log, moment))
				for (const { eventId } of batch) read.add(eventId);
			const due = all.filter(({ happenedAt }) => happenedAt >= moment);
			expect(due.filter(({ eventId }) => !read.has(eventId))).toEqual([]);
			expect(read.size).toBeLessThanOrEqual(Math.max(0, 31 - day) * perDay + 3_200);
		}),
		{ numRuns: 40 },
	);
});
