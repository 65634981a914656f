import type { EventReceipt, ViewingEvent } from '@marquee/contracts';
import { type Clock, type EventId, msPerDay } from '@marquee/units';
import { EventsImplausible, intakeStopped } from './errors.ts';
import type { EventLog } from './event-log.ts';
import { orderedApplication } from './ordered-application.ts';
import { implausible } from './plausible-events.ts';
import type { ProfileStates } from './profile-states.ts';
import type { Projection } from './projection.ts';

/** What was taken in since the start. */
export interface IntakeCounters {
	readonly accepted: number;
	readonly duplicates: number;
	/** Accepted more than a day after they happened. */
	readonly late: number;
	/** Accepted of titles that the catalogue does not know yet. */
	readonly unknownTitles: number;
	/** Not taken in: events of batches in which one was implausible. */
	readonly refused: number;
}

/** The one door through which events come in. */
export interface EventIntake {
	/**
	 * Takes in a batch of valid events, whole or not at all. When the receipt is there, every event in it, a duplicate's
	 * original too, is durable and part of all projections: the next page sees it.
	 *
	 * Any number of batches may be under way at once; they share writes to the log and transactions of the projections.
	 *
	 * @throws {EventsImplausible} if an event cannot have happened as told; nothing is taken in then.
	 * @throws {Failure} `intake-stopped` from the first failed write on.
	 */
	readonly accept: (events: readonly ViewingEvent[]) => Promise<EventReceipt>;
	readonly counters: () => IntakeCounters;
}

/** What the intake works on. All projections must have caught up with the log. */
export interface IntakeDependencies {
	readonly log: EventLog;
	readonly profileStates: ProfileStates;
	/** Applied after the profile states, in this order, before the receipt is given. */
	readonly otherProjections?: readonly Projection[];
	readonly clock: Clock;
	/** Whether the catalogue has a title; without it none is counted as unknown. */
	readonly isKnownTitle?: (titleId: string) => boolean;
}

/**
 * Opens the door.
 *
 * @throws {RangeError} if a projection has not caught up: it would take what is new for what is next.
 */
export function eventIntake(dependencies: IntakeDependencies): EventIntake {
	const { log, profileStates, clock, isKnownTitle = () => true } = dependencies;
	const applyInOrder = orderedApplication(log.end(), [
		profileStates,
		...(dependencies.otherProjections ?? []),
	]);
	const underWay = new Map<EventId, Promise<void>>();
	const counters = { accepted: 0, duplicates: 0, late: 0, unknownTitles: 0, refused: 0 };
	let stopped: Error | undefined;

	const record = async (events: readonly ViewingEvent[]): Promise<void> => {
		const recordedAt = clock.now();
		try {
			const first = await log.append(events, recordedAt);
			await applyInOrder(events.map((event, i) => ({ position: first + i, recordedAt, event })));
		} catch (cause) {
			// Nobody knows what is durable now, so the ids stay under way: taking them in again could double them.
			stopped ??= intakeStopped(cause);
			throw stopped;
		}
		for (const { eventId } of events) underWay.delete(eventId as EventId);
	};

	const sifted = (events: readonly ViewingEvent[]) => {
		const fresh = new Map<EventId, ViewingEvent>();
		const originals = new Set<Promise<void>>();
		for (const event of events) {
			const id = event.eventId as EventId;
			const original = underWay.get(id);
			if (original !== undefined) originals.add(original);
			else if (!fresh.has(id) && !profileStates.has(id)) fresh.set(id, event);
		}
		return { fresh, originals };
	};

	const refuseImplausible = (events: readonly ViewingEvent[]): void => {
		const problems = implausible(events, clock.now());
		if (problems.length === 0) return;
		counters.refused += events.length;
		throw new EventsImplausible(problems);
	};

	const count = (accepted: readonly ViewingEvent[], duplicates: number): void => {
		const longAgo = clock.now() - msPerDay;
		counters.accepted += accepted.length;
		counters.duplicates += duplicates;
		counters.late += accepted.filter(({ happenedAt }) => happenedAt < longAgo).length;
		counters.unknownTitles += accepted.filter(({ titleId }) => !isKnownTitle(titleId)).length;
	};

	return {
		accept: async (events) => {
			if (stopped !== undefined) throw stopped;
			refuseImplausible(events);
			const { fresh, originals } = sifted(events);
			const accepted = [...fresh.values()];
			if (accepted.length > 0) {
				const recorded = record(accepted);
				for (const id of fresh.keys()) underWay.set(id, recorded);
				originals.add(recorded);
			}
			await Promise.all(originals);
			const duplicates = events.length - accepted.length;
			count(accepted, duplicates);
			return { accepted: accepted.length, duplicates };
		},
		counters: () => ({ ...counters }),
	};
}
