import type { ViewingEvent } from '@marquee/contracts';
import type { EpochMs } from '@marquee/units';

/** The place of an event in the log: 0 for the first ever, without gaps. */
export type LogPosition = number;

/** An event as the log has it: where it stands, and when it was taken in. */
export interface RecordedEvent {
	readonly position: LogPosition;
	readonly recordedAt: EpochMs;
	readonly event: ViewingEvent;
}

/**
 * The truth: every accepted event, in the order of its acceptance, never changed.
 *
 * Once `append` has resolved, the events survive the death of the process and of the machine's power. Everything else
 * that is kept about viewing is a projection, which can be dropped and rebuilt from here.
 */
export interface EventLog {
	/**
	 * Resolves with the position of the first of these events when all of them are durable. Positions are given in the
	 * order of the calls; after a crash either all events of one call are found, or none.
	 *
	 * @throws {Failure} `log-unwritable` once a write has failed: what is in the file is then unknown until it is reopened.
	 */
	readonly append: (events: readonly ViewingEvent[], recordedAt: EpochMs) => Promise<LogPosition>;
	/**
	 * The events from a position on, oldest first, in batches; ends at what was durable when it was asked.
	 *
	 * @throws {Failure} `log-corrupt` where a record is damaged: nothing behind it is answered, nothing is skipped.
	 */
	readonly read: (from: LogPosition) => AsyncIterable<readonly RecordedEvent[]>;
	/** The position that the next event will get. */
	readonly end: () => LogPosition;
	readonly close: () => Promise<void>;
}
