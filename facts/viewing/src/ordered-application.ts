import type { LogPosition, RecordedEvent } from './event-log.ts';
import type { Projection } from './projection.ts';

/** Enough events in one transaction to make its cost small beside theirs, few enough not to stall a page. */
const eventsPerTransaction = 1_000;

/** One batch that is durable and waits for its turn. */
interface Waiting {
	readonly events: readonly RecordedEvent[];
	/** Called once: with what went wrong, or with nothing. */
	readonly settle: (failure?: { readonly cause: unknown }) => void;
}

/**
 * Applies batches in the order of their positions, whatever the order in which they arrive, and all that wait at one
 * moment in one transaction. Resolves when every projection has the batch. After the first failure nothing is applied
 * any more: every batch is answered with it.
 *
 * @throws {RangeError} if a projection does not stand at `end`: it would take what is new for what is next.
 */
export function orderedApplication(
	end: LogPosition,
	projections: readonly Projection[],
): (events: readonly RecordedEvent[]) => Promise<void> {
	for (const { name, position } of projections)
		if (position() !== end)
			throw new RangeError(`${name} stands at ${position()} and the log at ${end}: catch up first`);
	const waiting = new Map<LogPosition, Waiting>();
	let next = end;
	let running = false;
	let failure: { readonly cause: unknown } | undefined;

	const turn = (): readonly Waiting[] => {
		const taken: Waiting[] = [];
		let events = 0;
		while (events < eventsPerTransaction) {
			const batch = waiting.get(next);
			if (batch === undefined) break;
			waiting.delete(next);
			taken.push(batch);
			events += batch.events.length;
			next += batch.events.length;
		}
		return taken;
	};

	const apply = async (taken: readonly Waiting[]): Promise<void> => {
		const events = taken.length === 1 ? taken[0]!.events : taken.flatMap((one) => one.events);
		try {
			for (const projection of projections) await projection.apply(events);
		} catch (cause) {
			failure = { cause };
		}
		for (const { settle } of taken) settle(failure);
		if (failure === undefined) return;
		for (const { settle } of waiting.values()) settle(failure);
		waiting.clear();
	};

	const run = async (): Promise<void> => {
		for (let taken = turn(); taken.length > 0; taken = turn()) {
			await apply(taken);
			// Pages are made on this thread too: let one through between two transactions.
			if (waiting.has(next)) await new Promise(setImmediate);
		}
		running = false;
	};

	return (events) =>
		new Promise((resolve, reject) => {
			if (failure !== undefined) return reject(failure.cause);
			const settle: Waiting['settle'] = (failed) => (failed ? reject(failed.cause) : resolve());
			waiting.set(events[0]!.position, { events, settle });
			if (running) return;
			running = true;
			// Batches of one write to the log arrive in one turn of the event loop: wait for all of them.
			queueMicrotask(() => void run());
		});
}
