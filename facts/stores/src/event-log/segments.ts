import type { ViewingEvent } from '@marquee/contracts';
import type { EpochMs } from '@marquee/units';
import type { EventLog, RecordedEvent } from '@marquee/viewing';
import { type LoggedRecord, openRecordLog, readRecords } from '../record-log/record-log.ts';

/** An opened log, and how many bytes of a write that was never acknowledged were cut off its end. */
export interface OpenedEventLog {
	readonly log: EventLog;
	readonly tornBytes: number;
}

/**
 * The event log in segment files of one folder: each event a JSON text of when it was recorded and what happened.
 *
 * @throws {Failure} `log-in-use` if another writer lives; `log-corrupt` if an acknowledged event of the last segment is
 * damaged.
 */
export async function openSegmentEventLog(
	folder: string,
	options: { readonly segmentBytes?: number } = {},
): Promise<OpenedEventLog> {
	const { log, tornBytes } = await openRecordLog(folder, options);
	return {
		tornBytes,
		log: {
			append: (events, recordedAt) =>
				log.append(events.map((event) => Buffer.from(JSON.stringify({ recordedAt, event })))),
			read: (from) => recordedEvents(log.read(from)),
			end: log.end,
			close: log.close,
		},
	};
}

/**
 * The events that another process writes, for reading alone: beside a running service, or after it.
 *
 * @throws {Failure} `log-corrupt` where an acknowledged event is damaged.
 */
export const readSegmentEventLog = (folder: string): Pick<EventLog, 'read'> => ({
	read: (from) => recordedEvents(readRecords(folder, from)),
});

async function* recordedEvents(records: AsyncIterable<readonly LoggedRecord[]>) {
	for await (const batch of records) yield batch.map(recordedEvent);
}

function recordedEvent({ position, payload }: LoggedRecord): RecordedEvent {
	const text = (payload as Buffer).toString('utf8');
	const { recordedAt, event } = JSON.parse(text) as { recordedAt: EpochMs; event: ViewingEvent };
	return { position, recordedAt, event };
}
