import type { EventLog, LogPosition, RecordedEvent } from './event-log.ts';

/**
 * Something computed from the log and from nothing else, kept because it answers faster than the log.
 *
 * It may be dropped at any moment: reset and caught up, it holds what it held.
 */
export interface Projection {
	readonly name: string;
	/** Everything before this position is in; the next batch begins here. */
	readonly position: () => LogPosition;
	/**
	 * Takes in what follows: all of it and the new position, or nothing.
	 *
	 * @throws {RangeError} if the batch does not begin at `position()` or has gaps.
	 */
	readonly apply: (batch: readonly RecordedEvent[]) => Promise<void>;
	/** Empty again, at position 0. */
	readonly reset: () => Promise<void>;
}

/** What it took to bring a projection up to the log. */
export interface CaughtUp {
	readonly projection: string;
	/** Events applied. */
	readonly applied: number;
	/** Whether the projection knew events that the log has not, and was therefore built from the beginning. */
	readonly rebuilt: boolean;
}

/**
 * Brings a projection to the end of the log.
 *
 * A projection ahead of the log remembers events that were never acknowledged (the machine lost its power before the
 * log was flushed, or the log was replaced): it is emptied and built again.
 */
export async function catchUp(
	log: EventLog,
	projection: Projection,
	onProgress: (applied: number, total: number) => void = () => {},
): Promise<CaughtUp> {
	const rebuilt = projection.position() > log.end();
	if (rebuilt) await projection.reset();
	const from = projection.position();
	for await (const batch of log.read(from)) {
		await projection.apply(batch);
		onProgress(projection.position() - from, log.end() - from);
	}
	return { projection: projection.name, applied: projection.position() - from, rebuilt };
}

/**
 * Holds a projection to its order.
 *
 * @throws {RangeError} if the batch does not begin at `position` or has gaps.
 */
export function expectContinuous(position: LogPosition, batch: readonly RecordedEvent[]): void {
	for (const [i, { position: found }] of batch.entries())
		if (found !== position + i)
			throw new RangeError(`the next event stands at ${position + i}, found ${found}`);
}
