import type { ViewingEvent } from '@marquee/contracts';
import type { EventLog, LogPosition } from '@marquee/viewing';

/** The events of a log before a position, as they were told; all of them where none is given. */
export async function* eventsOf(
	log: Pick<EventLog, 'read'>,
	before: LogPosition = Infinity,
): AsyncGenerator<readonly ViewingEvent[]> {
	for await (const batch of log.read(0)) {
		yield batch.flatMap(({ event, position }) => (position < before ? [event] : []));
		if (batch.at(-1)!.position >= before) return;
	}
}
