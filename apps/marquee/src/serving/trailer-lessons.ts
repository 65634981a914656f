import type { ViewingEvent } from '@marquee/contracts';
import {
	modelAfter,
	type SettledDecision,
	settle,
	type TrailerDecision,
	type TrailerModel,
	usualReward,
} from '@marquee/trailers';
import type { EpochMs } from '@marquee/units';

/** Learns from what came of shown trailers, and remembers only what is not yet settled. */
export interface TrailerLessons {
	readonly model: () => TrailerModel;
	/** From when on decisions still teach; earlier ones were learnt. */
	readonly from: () => number;
	readonly decided: (decision: TrailerDecision) => void;
	/** Something happened; only what may be owed to a decision is kept. */
	readonly happened: (event: ViewingEvent) => void;
	/** Settles every decision whose window has closed; answers how many it learnt from. */
	readonly learn: (now: EpochMs, pause: () => Promise<void>) => Promise<number>;
}

/** Decisions within two windows tell which of one day were one draw, and which one an event is owed to. */
const memoryMs = 2 * usualReward.windowMs;
/** So many outcomes are learnt between two pauses. */
const perStep = 200;

/** Lessons that go on from this model. */
export function trailerLessons(before: TrailerModel): TrailerLessons {
	let model = before;
	const known = new Map<string, Known>();
	const from = () => (model.learntUntil ?? -Infinity) - memoryMs;
	return {
		model: () => model,
		from,
		decided: (decision) => {
			if (decision.decidedAt > from()) knownOf(known, decision.profileId).decisions.push(decision);
		},
		happened: (event) => {
			if (event.kind === 'play' || event.kind === 'trailer-play')
				known.get(event.profileId)?.events.push(event);
		},
		learn: async (now, pause) => {
			if (now < (model.learntUntil ?? now)) return 0; // the clock was put back: nothing is due yet
			const settled = await settledSince(known, model.learntUntil, now, pause);
			if (settled.length === 0) return 0;
			let next = model;
			for (let at = 0; at < settled.length; at += perStep) {
				next = modelAfter(next, settled.slice(at, at + perStep), now);
				await pause();
			}
			model = next;
			forget(known, now - memoryMs);
			return settled.length;
		},
	};
}

/** What of one profile is not yet settled, or needed to settle the rest. */
interface Known {
	decisions: TrailerDecision[];
	events: ViewingEvent[];
}

function knownOf(known: Map<string, Known>, profileId: string): Known {
	const found = known.get(profileId) ?? { decisions: [], events: [] };
	known.set(profileId, found);
	return found;
}

/** An event is owed to a decision of its own profile, so profiles are settled one by one. */
async function settledSince(
	known: ReadonlyMap<string, Known>,
	since: EpochMs | undefined,
	until: EpochMs,
	pause: () => Promise<void>,
): Promise<readonly SettledDecision[]> {
	const all: SettledDecision[] = [];
	for (const { decisions, events } of known.values()) {
		const { settled } = settle({ decisions, events, until, ...(since !== undefined && { since }) });
		all.push(...settled);
		await pause();
	}
	return all.sort((a, b) => a.decidedAt - b.decidedAt || (a.requestId < b.requestId ? -1 : 1));
}

function forget(known: Map<string, Known>, before: number): void {
	for (const [profileId, each] of known) {
		each.decisions = each.decisions.filter(({ decidedAt }) => decidedAt > before);
		each.events = each.events.filter(({ happenedAt }) => happenedAt > before);
		if (each.decisions.length === 0) known.delete(profileId);
	}
}
