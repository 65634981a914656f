import type { ViewingEvent } from '@marquee/contracts';
import { type EpochMs, msPerDay } from '@marquee/units';
import type { EventLog, LogPosition } from '@marquee/viewing';

/** A device's clock may run ahead by a day, so that an event was taken in before it happened, it seems. */
const clockLeadMs = msPerDay;

/**
 * The events that may have happened from a moment on, in batches. The log is in the order of taking in; what was taken in
 * more than a day before the moment cannot have happened after it, so it need not be read.
 */
export async function* eventsSince(
	log: Pick<EventLog, 'read' | 'end'>,
	moment: EpochMs,
): AsyncGenerator<readonly ViewingEvent[]> {
	for await (const batch of log.read(await positionAt(log, moment - clockLeadMs)))
		yield batch.map(({ event }) => event);
}

/** Less is read through faster than it is searched. */
const notWorthSearching = 2_000;

/** A position at or shortly before the first event that was taken in from the moment on. */
export async function positionAt(
	log: Pick<EventLog, 'read' | 'end'>,
	moment: number,
): Promise<LogPosition> {
	let [before, after] = [0, log.end()];
	while (after - before > notWorthSearching) {
		const middle = (before + after) >>> 1;
		if (await isEarlier(log, middle, moment)) before = middle;
		else after = middle;
	}
	return before;
}

async function isEarlier(
	log: Pick<EventLog, 'read'>,
	position: LogPosition,
	moment: number,
): Promise<boolean> {
	for await (const [first] of log.read(position)) return first!.recordedAt < moment;
	return false;
}
