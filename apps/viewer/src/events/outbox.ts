import type { EventReceipt, ViewingEvent } from '@marquee/contracts';
import type { Random } from '@marquee/units';
import { Refusal } from '../service.ts';

/** Where unsent events survive a closed tab. */
export interface OutboxStore {
	readonly read: () => readonly ViewingEvent[];
	readonly write: (events: readonly ViewingEvent[]) => void;
}

/** How the outbox waits; answers what takes the waiting back. */
export type Wait = (milliseconds: number, then: () => void) => () => void;

/** What became of what was posted, for whoever shows it. */
export interface OutboxStatus {
	readonly waiting: number;
	/** Why the last try failed, while it is being tried again. */
	readonly delayedBy?: unknown;
}

/** Events on their way: kept until the service has acknowledged them, in the order they happened. */
export interface Outbox {
	readonly post: (...events: readonly ViewingEvent[]) => void;
	/** Sends now instead of soon; resolves when nothing waits any more or a try has failed. */
	readonly flush: () => Promise<void>;
	readonly status: () => OutboxStatus;
}

const soonMs = 250; // what happens together travels together
const firstPauseMs = 1_000;
const longestPauseMs = 60_000;
/** Far below the service's limit for a body, and within the 64 KiB a closing page may still send. */
const batchSize = 100;

/**
 * An outbox over a way to send. Failed tries are repeated after pauses that double from 1 s to 60 s, each shortened by
 * up to half at random so that many viewers do not come back at once. Sending an event twice does no harm: its id counts
 * once. What the service refuses for good is given to `refused` and not tried again.
 */
export function outbox(deps: {
	readonly send: (events: readonly ViewingEvent[]) => Promise<EventReceipt>;
	readonly store: OutboxStore;
	readonly wait: Wait;
	readonly random: Random;
	readonly refused: (events: readonly ViewingEvent[], why: Refusal) => void;
	readonly changed?: (status: OutboxStatus) => void;
}): Outbox {
	let waiting: readonly ViewingEvent[] = deps.store.read();
	let failures = 0;
	let delayedBy: unknown;
	let takeBack: (() => void) | undefined;
	let sending: Promise<void> | undefined;

	const status = (): OutboxStatus => ({
		waiting: waiting.length,
		...(failures > 0 && { delayedBy }),
	});
	const keep = (events: readonly ViewingEvent[]) => {
		waiting = events;
		deps.store.write(waiting);
		deps.changed?.(status());
	};
	const schedule = (milliseconds: number) => {
		takeBack?.();
		takeBack = deps.wait(milliseconds, () => void flush());
	};

	const sendBatch = async (): Promise<void> => {
		const batch = waiting.slice(0, batchSize);
		const gone = new Set(batch);
		try {
			await deps.send(batch);
			failures = 0;
		} catch (error) {
			if (!(error instanceof Refusal) || !isFinal(error)) throw error;
			failures = 0;
			const guilty = guiltyOf(batch, error);
			for (const event of batch) if (!guilty.has(event)) gone.delete(event);
			deps.refused([...guilty], error);
		}
		keep(waiting.filter((event) => !gone.has(event)));
	};

	const sendAll = async (): Promise<void> => {
		try {
			while (waiting.length > 0) await sendBatch();
		} catch (error) {
			failures += 1;
			delayedBy = error;
			const pause = Math.min(longestPauseMs, firstPauseMs * 2 ** (failures - 1));
			schedule(pause * (1 - deps.random.next() / 2));
			deps.changed?.(status());
		}
	};

	const flush = (): Promise<void> => {
		takeBack?.();
		takeBack = undefined;
		sending ??= sendAll().finally(() => {
			sending = undefined;
		});
		return sending;
	};

	if (waiting.length > 0) schedule(soonMs);
	return {
		post: (...events) => {
			keep([...waiting, ...events]);
			if (failures === 0) schedule(soonMs);
		},
		flush,
		status,
	};
}

/** A key that is missing, a limit that was reached or a request that took too long may be mended by time; a bad event not. */
const isFinal = ({ problem: { status } }: Refusal): boolean =>
	status >= 400 && status < 500 && ![401, 403, 408, 425, 429].includes(status);

/** The events the problem names (`/events/3/titleId`); all of them where it names none. */
function guiltyOf(batch: readonly ViewingEvent[], { problem }: Refusal): Set<ViewingEvent> {
	const named = (problem.problems ?? [])
		.map(({ at }) => /^\/events\/(\d+)/.exec(at)?.[1])
		.map((index) => (index === undefined ? undefined : batch[Number(index)]))
		.filter((event) => event !== undefined);
	return new Set(named.length > 0 ? named : batch);
}
