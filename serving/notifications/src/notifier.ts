import { type EpochMs, msPerDay, seededRandom } from '@marquee/units';
import type {
	NotificationDecision,
	NotificationRequest,
	PassedReason,
	SentMessage,
	SilenceReason,
} from './decision.ts';
import { type Economy, requireEconomy, usualEconomy, worthOfMessage } from './economy.ts';
import { type Holdback, isHeldBack, usualHoldback } from './holdback.ts';
import { hourFit } from './hour-fit.ts';
import { type LocalTime, type LocalTimes, localTimes } from './local-time.ts';
import type { Occasion } from './occasion.ts';
import type { Pace } from './weekly-plan.ts';

/** How the fast half decides; each value with why it is so. */
export interface NotificationPolicy {
	/** The log knows the policy by it: another value below, another name. */
	readonly name: string;
	readonly economy: Economy;
	readonly holdback: Holdback;
	/** Nobody is woken: local hours, the first in and the last out; across midnight if from is the later. */
	readonly quietHours: { readonly from: number; readonly until: number };
	/** A share of all messages that would go out and does not, so that each message's worth stays measurable. */
	readonly silence: number;
	/** Who was here so lately needs no invitation. */
	readonly justVisitedMs: number;
	/** A title is not spoken of twice within this time. */
	readonly toldLatelyMs: number;
	/** A later hour must suit so much better that waiting is worth the risk of missing it. */
	readonly betterBy: number;
}

export const notificationPolicy: NotificationPolicy = {
	name: 'pace-and-price-1',
	economy: usualEconomy,
	holdback: usualHoldback,
	quietHours: { from: 21, until: 9 },
	silence: 0.1,
	justVisitedMs: msPerDay / 8,
	toldLatelyMs: 14 * msPerDay,
	betterBy: 0.15,
};

/** Decides for one moment of one profile. */
export type Notifier = (request: NotificationRequest) => NotificationDecision;

/**
 * Answers whether a profile is told something now, and what: the fast half of the two levels.
 *
 * Rules speak first (held back, opted out, quiet hours, budget within any seven days, spacing); then the strongest occasion
 * that may be told, its worth against the price of the plan, and whether a later hour of today suits better. What passes is
 * sent, but for a share of days drawn by seed, profile and local day: one draw per day, however often it is asked, so
 * `sendProbability` holds for the day and not for each asking. Every silence has its reason.
 *
 * @throws {RangeError} if the policy is none: hours beyond the day, or a silence that is no share below 1; on asking, if the
 * pace is another profile's.
 */
export function notifier(policy: NotificationPolicy, seed: number): Notifier {
	requirePolicy(policy);
	const timeAt = localTimes();
	return (request) => {
		const local = timeAt(request.now, request.timeZone);
		const asked: Asked = { request, policy, seed, timeAt, local };
		const rule = ruledOut(asked);
		return rule === undefined ? chosen(asked, request.pace!) : silent(asked, rule);
	};
}

/** One asking, with all that is looked at. */
interface Asked {
	readonly request: NotificationRequest;
	readonly policy: NotificationPolicy;
	readonly seed: number;
	readonly timeAt: LocalTimes;
	readonly local: LocalTime | undefined;
}

/** The rule that forbids any message at this moment, if one does. */
function ruledOut({ request, policy, timeAt, local }: Asked): SilenceReason | undefined {
	const { now, pace, lastVisitAt = -Infinity, profileId } = request;
	if (pace !== undefined && pace.profileId !== profileId)
		throw new RangeError(`the pace of ${pace.profileId} is not that of ${profileId}`);
	if (request.optedOut) return 'opted-out';
	if (isHeldBack(profileId, policy.holdback)) return 'held-back';
	if (pace === undefined || now < pace.from || now >= pace.until) return 'no-plan';
	if (pace.weeklyBudget === 0) return 'no-budget';
	if (local === undefined) return 'unknown-local-time';
	if (isQuiet(local.hour, policy)) return 'quiet-hours';
	if (sentThisWeek(request) >= pace.weeklyBudget) return 'budget-spent';
	if (request.sent.some(({ sentAt }) => Math.abs(now - sentAt) < pace.spacingMs)) return 'too-soon';
	const dayOf = ({ sentAt }: SentMessage) => timeAt(sentAt, request.timeZone)!.day;
	if (request.sent.some((message) => isNear(message, now) && dayOf(message) === local.day))
		return 'too-soon';
	return now - lastVisitAt < policy.justVisitedMs ? 'just-visited' : undefined;
}

/** No local day is longer than two by the clock; farther messages need no calendar. */
const isNear = ({ sentAt }: SentMessage, now: number): boolean =>
	Math.abs(now - sentAt) < 2 * msPerDay;

const sentThisWeek = ({ now, sent }: NotificationRequest): number =>
	sent.filter(({ sentAt }) => sentAt <= now && sentAt > now - 7 * msPerDay).length;

function isQuiet(hour: number, { quietHours: { from, until } }: NotificationPolicy): boolean {
	return from <= until ? from <= hour && hour < until : hour >= from || hour < until;
}

/** Rules allow a message: is there one worth sending, and now? */
function chosen(asked: Asked, pace: Pace): NotificationDecision {
	const { request, policy, seed, local } = asked;
	const { tellable, passed } = sifted(request, policy);
	const [occasion] = tellable;
	if (occasion === undefined) return silent(asked, 'no-occasion', { passed });
	const fit = fitAt(request, request.now);
	const uplift = Math.min(1, pace.uplift * occasion.pull * fit);
	const k = sentThisWeek(request) + 1;
	const worth = worthOfMessage(uplift, k, policy.economy);
	const foretold = { uplift: uplift * policy.economy.fatigue ** (k - 1), worth, price: pace.price };
	const weighed = { occasion, ...foretold, passed };
	if (!(worth > 0 && worth >= pace.price)) return silent(asked, 'below-price', weighed);
	if (isBetterLater(asked, fit)) return silent(asked, 'better-hour-ahead', weighed);
	const draw = seededRandom(seed, `silence/${request.profileId}/${local!.day}`).next();
	if (draw < policy.silence) return silent(asked, 'random-silence', weighed);
	return {
		...recordOf(asked),
		...weighed,
		decision: 'send',
		reason: occasion.kind,
		titleId: occasion.titleId,
		...(occasion.trailerId === undefined ? {} : { trailerId: occasion.trailerId }),
		propensity: 1 - policy.silence,
		sendProbability: 1 - policy.silence,
		randomised: policy.silence > 0,
	};
}

/** Whether it will be asked again today, outside quiet hours, at an hour that suits this profile clearly better. */
function isBetterLater({ request, policy, timeAt, local }: Asked, fit: number): boolean {
	const { now, timeZone, laterMoments = [] } = request;
	return laterMoments.some((moment) => {
		const then = timeAt(moment, timeZone)!;
		const isOpen = moment > now && then.day === local!.day && !isQuiet(then.hour, policy);
		return isOpen && fitAt(request, moment) >= fit * (1 + policy.betterBy);
	});
}

const fitAt = ({ visitsByHour }: NotificationRequest, moment: EpochMs): number =>
	hourFit(visitsByHour, new Date(moment).getUTCHours());

type Passed = NotificationDecision['passed'];

function sifted(request: NotificationRequest, policy: NotificationPolicy) {
	const passed: Passed[number][] = [];
	const tellable = request.occasions.filter((occasion) => {
		const reason = unspeakable(occasion, request, policy);
		if (reason === undefined) return true;
		passed.push({ titleId: occasion.titleId, kind: occasion.kind, reason });
		return false;
	});
	tellable.sort((a, b) => b.pull - a.pull || (a.titleId < b.titleId ? -1 : 1));
	return { tellable, passed };
}

/** Why a profile is not told of this, if so. What it has begun may be told as unfinished or as leaving, not as news. */
function unspeakable(
	{ kind, titleId, until }: Occasion,
	{ now, sent, standings }: NotificationRequest,
	{ toldLatelyMs }: NotificationPolicy,
): PassedReason | undefined {
	const standing = standings.get(titleId);
	const mayBeBegun = kind === 'unfinished' || kind === 'expiring';
	if (standing !== undefined && !(standing === 'begun' && mayBeBegun)) return standing;
	if (now >= until) return 'over';
	const lately = sent.some(
		(message) => message.titleId === titleId && Math.abs(now - message.sentAt) < toldLatelyMs,
	);
	return lately ? 'told-lately' : undefined;
}

function silent(
	asked: Asked,
	reason: SilenceReason,
	weighed: Partial<NotificationDecision> = {},
): NotificationDecision {
	const { silence } = asked.policy;
	const drawn = reason === 'random-silence';
	return {
		...recordOf(asked),
		passed: [],
		...weighed,
		decision: 'silent',
		reason,
		propensity: drawn ? silence : 1,
		sendProbability: drawn ? 1 - silence : 0,
		randomised: drawn,
	};
}

const recordOf = ({ request: { requestId, profileId, now }, policy, local }: Asked) => ({
	requestId,
	profileId,
	decidedAt: now,
	policy: policy.name,
	...(local === undefined ? {} : { localDay: local.day }),
});

function requirePolicy({ economy, quietHours, silence, holdback }: NotificationPolicy): void {
	requireEconomy(economy);
	for (const hour of [quietHours.from, quietHours.until])
		if (!(Number.isInteger(hour) && hour >= 0 && hour <= 24))
			throw new RangeError(`${hour} is no hour of a day`);
	if (!(silence >= 0 && silence < 1)) throw new RangeError(`silent in a share of ${silence}`);
	if (!(holdback.share >= 0 && holdback.share <= 1))
		throw new RangeError(`a share of ${holdback.share} held back`);
}
