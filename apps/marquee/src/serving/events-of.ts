import type { ViewingEvent } from '@marquee/contracts';
import type { EventLog } from '@marquee/viewing';

/** The events of a log, as they were told. */
export async function* eventsOf(
	log: Pick<EventLog, 'read'>,
): AsyncGenerator<readonly ViewingEvent[]> {
	for await (const batch of log.read(0)) yield batch.map(({ event }) => event);
}
