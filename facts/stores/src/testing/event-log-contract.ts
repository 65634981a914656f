import type { ViewingEvent } from '@marquee/contracts';
import { type EpochMs, epochMs } from '@marquee/units';
import type { EventLog, RecordedEvent } from '@marquee/viewing';
import { arbitraryEvents } from '@marquee/viewing/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

/** Everything the log answers from a position on. */
export async function eventsFrom(log: EventLog, from = 0): Promise<readonly RecordedEvent[]> {
	const found: RecordedEvent[] = [];
	for await (const batch of log.read(from)) found.push(...batch);
	return found;
}

const recordedAt = epochMs(1_700_000_000_000);
const numbered = (from: number, count: number): ViewingEvent[] =>
	Array.from({ length: count }, (_, i) => ({
		kind: 'play',
		eventId: `e${from + i}`,
		profileId: 'p',
		titleId: 'Amélie',
		happenedAt: from + i,
	}));

/**
 * What every event log promises.
 *
 * `open` answers an empty log; `reopen`, for logs that outlive a process, closes it and opens what it left.
 */
export function describeEventLog(
	name: string,
	open: () => Promise<EventLog>,
	reopen?: (log: EventLog) => Promise<EventLog>,
): void {
	describe(`${name} as an event log`, () => {
		test('what is read from any position is what was appended there, in order and without gaps', () =>
			fc.assert(
				fc.asyncProperty(
					fc.array(arbitraryEvents(8), { maxLength: 8 }),
					fc.nat(70),
					async (batches, from) => {
						const log = await open();
						const expected: RecordedEvent[] = [];
						for (const [i, events] of batches.entries()) {
							const at = (recordedAt + i) as EpochMs;
							expect(await log.append(events, at)).toBe(expected.length);
							for (const event of JSON.parse(JSON.stringify(events)))
								expected.push({ position: expected.length, recordedAt: at, event });
						}
						const last = reopen === undefined ? log : await reopen(log);
						expect(last.end()).toBe(expected.length);
						expect(await eventsFrom(last, from)).toEqual(expected.slice(from));
						await last.close();
					},
				),
				{ numRuns: 20 },
			));

		test('appends under way at once get positions in the order of their calls, each batch together', async () => {
			const log = await open();
			const batches = Array.from({ length: 100 }, (_, i) => numbered(i * 3, 3));
			const positions = await Promise.all(batches.map((events) => log.append(events, recordedAt)));
			expect(positions).toEqual(batches.map((_, i) => i * 3));
			expect((await eventsFrom(log)).map(({ event }) => event)).toEqual(batches.flat());
			await log.close();
		});

		test('reading ends at what was durable when it was asked, though more arrives meanwhile', async () => {
			const log = await open();
			await log.append(numbered(0, 5), recordedAt);
			const reading = log.read(0);
			await log.append(numbered(5, 5), recordedAt);
			const found: RecordedEvent[] = [];
			for await (const batch of reading) found.push(...batch);
			expect(found).toHaveLength(5);
			expect(await eventsFrom(log)).toHaveLength(10);
			await log.close();
		});

		test('an event changed by its owner after it was appended is read as it was', async () => {
			const log = await open();
			const [event] = numbered(0, 1);
			await log.append([event!], recordedAt);
			event!.titleId = 'another';
			expect((await eventsFrom(log))[0]!.event.titleId).toBe('Amélie');
			await log.close();
		});

		if (reopen === undefined) return;
		test('a reopened log goes on where it ended', async () => {
			const log = await open();
			await log.append(numbered(0, 3), recordedAt);
			const again = await reopen(log);
			expect(await again.append(numbered(3, 2), recordedAt)).toBe(3);
			expect((await eventsFrom(again)).map(({ event }) => event)).toEqual(numbered(0, 5));
			await again.close();
		});
	});
}
