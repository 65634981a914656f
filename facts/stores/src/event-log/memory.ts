import type { ViewingEvent } from '@marquee/contracts';
import type { EventLog, RecordedEvent } from '@marquee/viewing';

/** A log that lives and dies with the process: for tests, simulations and evaluations. */
export function memoryEventLog(): EventLog {
	const records: RecordedEvent[] = [];
	return {
		append: async (events, recordedAt) => {
			const first = records.length;
			for (const [i, event] of events.entries())
				records.push({ position: first + i, recordedAt, event: asWritten(event) });
			return first;
		},
		read: (from) => batches(records.slice(from)),
		end: () => records.length,
		close: async () => {},
	};
}

/** What a log on a disk would answer: a copy, without what JSON does not keep. */
const asWritten = (event: ViewingEvent): ViewingEvent => JSON.parse(JSON.stringify(event));

async function* batches(records: readonly RecordedEvent[]) {
	for (let at = 0; at < records.length; at += 1_000) yield records.slice(at, at + 1_000);
}
