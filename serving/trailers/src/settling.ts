import { type EpochMs, msPerDay, utcDay } from '@marquee/units';
import type { TrailerDecision } from './choice.ts';

/** What a shown trailer earns, and until when. */
export interface RewardRule {
	/** What happens later has other causes. */
	readonly windowMs: number;
	/** From this share of its length on, a trailer counts as watched. */
	readonly mostShare: number;
	/** What each counts; together at most 1. */
	readonly worth: { readonly watched: number; readonly played: number };
}

/** Beginning the title within a day is what a trailer is for; watching it through is a little in itself, and comes sooner. */
export const usualReward: RewardRule = {
	windowMs: msPerDay,
	mostShare: 0.8,
	worth: { watched: 0.3, played: 0.7 },
};

/** What the settling reads of an event; every viewing event fits. */
export interface TrailerSignal {
	readonly kind: string;
	readonly profileId: string;
	readonly titleId: string;
	readonly happenedAt: number;
	readonly trailerId?: string;
	readonly watchedSeconds?: number;
}

/** A decision whose outcome is known. */
export interface SettledDecision extends TrailerDecision {
	readonly watched: boolean;
	readonly played: boolean;
	/** 0 to 1. */
	readonly reward: number;
}

/** What came of decisions, and why some are not among the settled. */
export interface Settlement {
	readonly settled: readonly SettledDecision[];
	/** Their window has not closed. */
	readonly open: number;
	/** Their window closed up to `since`: they were settled before. */
	readonly earlier: number;
	/** Shown again on the same day: one draw, so one observation. */
	readonly repeated: number;
	/** Trailer plays and plays that no decision accounts for. */
	readonly unattributed: number;
}

/** What to settle: every decision and event from a window before `since` on. */
export interface Unsettled {
	readonly decisions: readonly TrailerDecision[];
	readonly events: Iterable<TrailerSignal>;
	readonly rule?: RewardRule;
	/** What closed up to here was settled before. */
	readonly since?: EpochMs;
	/** The present: what closes later stays open. */
	readonly until: EpochMs;
}

/**
 * Settles decisions by what happened within their window.
 *
 * An event is owed to the newest decision on its profile and title before it; a trailer play only if it is of the trailer
 * chosen there. A window ends early where the next decision on the same profile and title takes over.
 */
export function settle(unsettled: Unsettled): Settlement {
	const { decisions, events, rule = usualReward, since = -Infinity, until } = unsettled;
	requireRule(rule);
	const { byEncounter, repeated } = drawn(decisions);
	const unattributed = attribute(byEncounter, events, rule);
	const settled: SettledDecision[] = [];
	let open = 0;
	let earlier = 0;
	for (const { decision, watched, played } of [...byEncounter.values()].flat()) {
		const closesAt = decision.decidedAt + rule.windowMs;
		if (closesAt > until) open++;
		else if (closesAt <= since) earlier++;
		else settled.push({ ...decision, watched, played, reward: worthOf(watched, played, rule) });
	}
	settled.sort((a, b) => a.decidedAt - b.decidedAt || (a.requestId < b.requestId ? -1 : 1));
	return { settled, open, earlier, repeated, unattributed };
}

interface Pending {
	readonly decision: TrailerDecision;
	watched: boolean;
	played: boolean;
}

function drawn(decisions: readonly TrailerDecision[]) {
	const byEncounter = new Map<string, Pending[]>();
	let repeated = 0;
	for (const decision of decisions.toSorted((a, b) => a.decidedAt - b.decidedAt)) {
		const encounter = encounterOf(decision);
		const others = byEncounter.get(encounter) ?? [];
		byEncounter.set(encounter, others);
		if (others.some((other) => isSameDraw(other.decision, decision))) repeated++;
		else others.push({ decision, watched: false, played: false });
	}
	return { byEncounter, repeated };
}

const encounterOf = ({
	profileId,
	titleId,
}: {
	readonly profileId: string;
	readonly titleId: string;
}) => `${profileId} ${titleId}`;

const isSameDraw = (a: TrailerDecision, b: TrailerDecision): boolean =>
	a.chosen === b.chosen && utcDay(a.decidedAt) === utcDay(b.decidedAt);

function attribute(
	byEncounter: ReadonlyMap<string, readonly Pending[]>,
	events: Iterable<TrailerSignal>,
	rule: RewardRule,
): number {
	let unattributed = 0;
	for (const event of events) {
		if (event.kind !== 'play' && event.kind !== 'trailer-play') continue;
		const owed = byEncounter
			.get(encounterOf(event))
			?.findLast(({ decision }) => decision.decidedAt <= event.happenedAt);
		if (owed === undefined || !credit(owed, event, rule)) unattributed++;
	}
	return unattributed;
}

function credit(owed: Pending, event: TrailerSignal, { windowMs, mostShare }: RewardRule): boolean {
	const { decision } = owed;
	if (event.happenedAt >= decision.decidedAt + windowMs) return false;
	if (event.kind === 'play') {
		owed.played = true;
		return true;
	}
	if (event.trailerId !== decision.chosen) return false;
	const { durationSeconds = nominalSeconds } = decision.arms.find(
		({ trailerId }) => trailerId === decision.chosen,
	)!;
	if ((event.watchedSeconds ?? 0) >= mostShare * durationSeconds) owed.watched = true;
	return true;
}

/** How long a trailer is taken to be whose length nobody knows. */
const nominalSeconds = 90;

const worthOf = (watched: boolean, played: boolean, { worth }: RewardRule): number =>
	(watched ? worth.watched : 0) + (played ? worth.played : 0);

function requireRule({ windowMs, mostShare, worth: { watched, played } }: RewardRule): void {
	const sound = windowMs > 0 && mostShare > 0 && mostShare <= 1;
	if (sound && watched >= 0 && played >= 0 && watched + played <= 1) return;
	throw new RangeError(
		`no reward rule: window ${windowMs} ms, share ${mostShare}, worth ${watched} + ${played}`,
	);
}
