import type { EventLog, RecordedEvent } from '@marquee/viewing';

/** A log that lives and dies with the process: for tests, simulations and evaluations. */
export function memoryEventLog(): EventLog {
	const records: RecordedEvent[] = [];
	return {
		append: async (events, recordedAt) => {
			const first = records.length;
			for (const [i, event] of events.entries())
				records.push({ position: first + i, recordedAt, event: structuredClone(event) });
			return first;
		},
		read: async function* (from) {
			const end = records.length;
			for (let at = from; at < end; at += 1_000) yield records.slice(at, Math.min(end, at + 1_000));
		},
		end: () => records.length,
		close: async () => {},
	};
}
