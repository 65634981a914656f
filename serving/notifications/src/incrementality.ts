import { type EpochMs, msPerDay, utcDay } from '@marquee/units';
import type { NotificationDecision, SilenceReason } from './decision.ts';
import { type GroupDifference, groupDifference, type Interval, scaled } from './difference.ts';
import { type Economy, usualEconomy } from './economy.ts';
import { type Holdback, isHeldBack, usualHoldback } from './holdback.ts';
import { type DrawnMoment, type MomentEffect, momentEffect } from './moment-effect.ts';
import { isVisit } from './reactions.ts';
import { silencesCounted } from './silences.ts';

/** What is read of an event; every viewing event fits. */
export interface Happening {
	readonly kind: string;
	readonly profileId: string;
	readonly happenedAt: number;
	readonly watchedSeconds?: number;
}

/** What a report is made from: everything that happened from `from` to `until`, the end not included. */
export interface ReportRequest {
	/** Who could have been notified when the period began, held back or not. Nobody may leave for what came later. */
	readonly profileIds: readonly string[];
	readonly events: Iterable<Happening>;
	readonly decisions: Iterable<NotificationDecision>;
	readonly from: EpochMs;
	readonly until: EpochMs;
	readonly holdback?: Holdback;
	readonly economy?: Economy;
	/** How long after a moment a visit counts; shorter than any two moments of different days are apart. */
	readonly windowMs?: number;
}

/**
 * `earns-its-cost` and `does-not` only where the whole interval says so; `too-few` where a group is too small for an interval
 * to mean anything; `nothing-sent` where there is no message to judge: whatever parts the groups is chance.
 */
export type Verdict = 'earns-its-cost' | 'does-not' | 'undecided' | 'too-few' | 'nothing-sent';

/** What messages were worth. */
export interface IncrementalityReport {
	readonly treated: number;
	readonly heldBack: number;
	readonly messages: number;
	/** Means over profiles, everybody in their group counted, messaged or not. */
	readonly visitDaysPerWeek: GroupDifference;
	readonly hoursPerWeek: GroupDifference;
	/** Over all messages of the treated: what one of them brought, and what that cost. */
	readonly perMessage?: {
		readonly visitDays: Interval;
		/** Visits gained less messages' cost, in visits per message. */
		readonly netWorth: Interval;
		/** What one gained visit cost, in visits; absent where nothing was gained. */
		readonly costPerVisit?: number;
	};
	/** What a message did at the moments at which chance decided; absent where it never decided both ways. */
	readonly atMoments?: MomentEffect;
	/** Uplift seen at the moments ÷ uplift foretold there: for the next plan; between 0 and 2. */
	readonly calibration?: number;
	readonly silences: Readonly<Record<SilenceReason, number>>;
	readonly verdict: Verdict;
	/** So many profiles held back would decide, the effect being as it looks and groups in this proportion. */
	readonly heldBackNeeded?: number;
}

/**
 * Says what messages were worth, twice and independently: everybody against the profiles held back, and message against
 * random silence at the same kind of moment.
 *
 * The first counts all that messages do, tiring included, and needs many profiles; the second sees only what follows within
 * the window, and needs few. A profile counts in the group it was assigned to, whatever came of it, so that nothing but
 * chance parts the groups. Earlier visits would narrow the first interval and are not used: the holdback never ends, so they
 * are an effect of messages themselves.
 *
 * @throws {RangeError} if the period is shorter than a window, or one profile is named twice.
 */
export function incrementality(request: ReportRequest): IncrementalityReport {
	const { profileIds, from, until, holdback = usualHoldback } = request;
	const { economy = usualEconomy, windowMs = msPerDay / 2 } = request;
	if (until - from < windowMs) throw new RangeError(`no window fits between ${from} and ${until}`);
	const presences = presencesOf(profileIds, request.events, from, until);
	const decisions = [...request.decisions].filter(
		({ profileId, decidedAt }) =>
			presences.has(profileId) && decidedAt >= from && decidedAt < until,
	);
	const groups = Object.groupBy(profileIds, (id) =>
		isHeldBack(id, holdback) ? 'heldBack' : 'treated',
	);
	const { treated = [], heldBack = [] } = groups;
	const weeks = (until - from) / msPerDay / 7;
	const compared = (measure: (presence: Presence) => number) =>
		groupDifference(
			treated.map((id) => measure(presences.get(id)!) / weeks),
			heldBack.map((id) => measure(presences.get(id)!) / weeks),
		);
	const visitDaysPerWeek = compared(({ days }) => days.size);
	const messages = decisions.filter(({ decision }) => decision === 'send').length;
	const drawn = drawnMoments(decisions, presences, (until - windowMs) as EpochMs, windowMs);
	const atMoments = momentEffect(drawn);
	const calibration = atMoments && calibrationOf(atMoments, drawn);
	const messagesPerWeek = messages / Math.max(1, treated.length) / weeks;
	const breakEven = messagesPerWeek * economy.messageCost;
	const sizes = { treated: treated.length, heldBack: heldBack.length };
	return {
		...sizes,
		messages,
		visitDaysPerWeek,
		hoursPerWeek: compared(({ watchedSeconds }) => watchedSeconds / 3_600),
		...(messages === 0
			? {}
			: { perMessage: perMessage(visitDaysPerWeek.difference, messagesPerWeek, economy) }),
		...(atMoments === undefined ? {} : { atMoments }),
		...(calibration === undefined ? {} : { calibration }),
		silences: silencesCounted(decisions),
		...(messages === 0
			? { verdict: 'nothing-sent' as const }
			: judged(visitDaysPerWeek, breakEven, sizes)),
	};
}

/** When a profile was there, and how long it watched. */
interface Presence {
	readonly days: Set<number>;
	readonly visitsAt: number[];
	watchedSeconds: number;
}

function presencesOf(
	profileIds: readonly string[],
	events: Iterable<Happening>,
	from: EpochMs,
	until: EpochMs,
): ReadonlyMap<string, Presence> {
	const presences = new Map<string, Presence>();
	for (const id of profileIds) {
		if (presences.has(id)) throw new RangeError(`${id} is named twice`);
		presences.set(id, { days: new Set(), visitsAt: [], watchedSeconds: 0 });
	}
	for (const event of events) {
		const presence = presences.get(event.profileId);
		const within = event.happenedAt >= from && event.happenedAt < until;
		if (presence === undefined || !within || !isVisit(event)) continue;
		presence.days.add(utcDay(event.happenedAt as EpochMs));
		presence.visitsAt.push(event.happenedAt);
		// a trailer's seconds are no viewing: only sittings count
		if (event.kind === 'stop') presence.watchedSeconds += event.watchedSeconds ?? 0;
	}
	return presences;
}

type ForetoldMoment = DrawnMoment & { readonly foretold: number };

/** The first moment of each profile and day at which chance decided, if its window closed within the period. */
function drawnMoments(
	decisions: readonly NotificationDecision[],
	presences: ReadonlyMap<string, Presence>,
	last: EpochMs,
	windowMs: number,
): readonly ForetoldMoment[] {
	const firsts = new Map<string, NotificationDecision>();
	for (const decision of decisions.toSorted((a, b) => a.decidedAt - b.decidedAt)) {
		if (!decision.randomised || decision.decidedAt > last) continue;
		const draw = `${decision.profileId} ${decision.localDay}`;
		if (!firsts.has(draw)) firsts.set(draw, decision);
	}
	return [...firsts.values()].map((first) => {
		const { profileId, decidedAt, sendProbability, uplift = 0 } = first;
		const came = presences
			.get(profileId)!
			.visitsAt.some((at) => at > decidedAt && at < decidedAt + windowMs);
		const sent = first.decision === 'send';
		return { profileId, sent, sendProbability, visited: came ? 1 : 0, foretold: uplift };
	});
}

function calibrationOf(
	{ uplift, moments }: MomentEffect,
	drawn: readonly ForetoldMoment[],
): number | undefined {
	const foretold = drawn.reduce((sum, moment) => sum + moment.foretold, 0) / moments;
	return foretold > 0 ? Math.max(0, Math.min(2, uplift.value / foretold)) : undefined;
}

function perMessage(gained: Interval, messagesPerWeek: number, { messageCost }: Economy) {
	const visitDays = scaled(gained, 1 / messagesPerWeek);
	const { value, standardError, low, high } = visitDays;
	const net = {
		value: value - messageCost,
		standardError,
		low: low - messageCost,
		high: high - messageCost,
	};
	return {
		visitDays,
		netWorth: net,
		...(value > 0 ? { costPerVisit: messageCost / value } : {}),
	};
}

/** Below this many in a group, a mean of counts is not yet normal enough for its interval. */
const leastGroup = 50;

function judged(
	{ difference, detectable }: GroupDifference,
	breakEven: number,
	sizes: { readonly treated: number; readonly heldBack: number },
): Pick<IncrementalityReport, 'verdict' | 'heldBackNeeded'> {
	const needed = sizes.heldBack * (detectable / (difference.value - breakEven)) ** 2;
	const heldBackNeeded = Number.isFinite(needed) ? { heldBackNeeded: Math.ceil(needed) } : {};
	if (Math.min(sizes.treated, sizes.heldBack) < leastGroup)
		return { verdict: 'too-few', ...heldBackNeeded };
	if (difference.low > breakEven) return { verdict: 'earns-its-cost' };
	if (difference.high < breakEven) return { verdict: 'does-not' };
	return { verdict: 'undecided', ...heldBackNeeded };
}
