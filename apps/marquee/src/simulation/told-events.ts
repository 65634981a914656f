import type { EventReceipt, ViewingEvent } from '@marquee/contracts';
import type { ServiceCalls } from './service-calls.ts';

/** What became of the events of a simulation. */
export interface EventCounts {
	/** By kind, of those that were accepted or are duplicates. */
	readonly kinds: Record<string, number>;
	accepted: number;
	/** Accepted before: sent again after a doubt. */
	duplicates: number;
	/** Given up, by the code of the last refusal. */
	readonly lost: Record<string, number>;
	/** Of a time after the end: nobody may be told of them yet. */
	pending: number;
}

/** Tells a service of events. */
export interface EventTeller {
	readonly tell: (events: readonly ViewingEvent[]) => Promise<void>;
	readonly counts: EventCounts;
}

/** Below the most that a gateway takes in one batch. */
const mostInBatch = 500;

/** Sends events in batches, in order; a batch that is refused for good is counted as lost, with its code. */
export function eventTeller(calls: ServiceCalls): EventTeller {
	const counts: EventCounts = { kinds: {}, accepted: 0, duplicates: 0, lost: {}, pending: 0 };
	const send = async (events: readonly ViewingEvent[]) => {
		const answer = await calls.post('/v1/events', { events });
		if ('failed' in answer) {
			counts.lost[answer.why] = (counts.lost[answer.why] ?? 0) + events.length;
			return;
		}
		const { accepted, duplicates } = answer.body as EventReceipt;
		counts.accepted += accepted;
		counts.duplicates += duplicates;
		for (const { kind } of events) counts.kinds[kind] = (counts.kinds[kind] ?? 0) + 1;
	};
	return {
		tell: async (events) => {
			for (let from = 0; from < events.length; from += mostInBatch)
				await send(events.slice(from, from + mostInBatch));
		},
		counts,
	};
}
