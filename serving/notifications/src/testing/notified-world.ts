import { type EpochMs, epochMs, hash32, msPerDay } from '@marquee/units';
import type { NotificationDecision, NotificationRequest } from '../decision.ts';
import { type Economy, usualEconomy } from '../economy.ts';
import type { Happening } from '../incrementality.ts';
import type { Occasion } from '../occasion.ts';
import type { Reaction } from '../reactions.ts';
import type { Pace } from '../weekly-plan.ts';

/** Who sends: at each week's beginning it may plan from what happened, then it is asked moment by moment. */
export interface Sender {
	readonly plan: (
		from: EpochMs,
		eventsOf: (profileId: string) => readonly Reaction[],
	) => ReadonlyMap<string, Pace>;
	readonly decide: (request: NotificationRequest) => NotificationDecision;
}

/** What happened, and what only the world knows. */
export interface Lived {
	readonly events: readonly Happening[];
	readonly decisions: readonly NotificationDecision[];
	/** Days with a visit over all profiles that would have had none. */
	readonly visitDaysGained: number;
	readonly messages: number;
	readonly optOuts: number;
	/** The mean over all moments at which chance decided: visited with a message less visited without, both known here. */
	readonly upliftAtMoments: number;
}

/** Profiles of whom it is known what they do with a message and without. */
export interface NotifiedWorld {
	readonly start: EpochMs;
	readonly profileIds: readonly string[];
	readonly economy: Economy;
	/** The same profiles come by themselves at the same times whoever sends: only messages make a difference. */
	readonly live: (weeks: number, sender: Sender) => Lived;
}

const zones = ['UTC', 'America/New_York', 'Asia/Kolkata'];
/** Hours of the day (UTC) at which everybody may be told something. */
const askedAt = [8, 14, 18];
const msPerHour = msPerDay / 24;
const start = epochMs(Date.UTC(2026, 2, 2)); // a Monday, the week before clocks change in New York
/** How long after a message its effect is looked for. */
export const windowMs = msPerDay / 2;

/**
 * A world drawn from a seed. A third of the profiles come nearly every day, the others seldom; how gladly each opens a message
 * has nothing to do with that. An opened message is a visit. Messages tire and drive to opting out as the economy says.
 * `mostOpen` is how likely those who open most gladly open a first message; with 0 messages do nothing.
 */
export function notifiedWorld(seed: number, profiles: number, mostOpen = 0.42): NotifiedWorld {
	const chance = (...of: readonly (string | number)[]) => hash32(of.join(' '), seed) / 2 ** 32;
	const economy = { ...usualEconomy, optOutRisk: 0.002 };
	const members = Array.from({ length: profiles }, (_, i): Member => {
		const id = `p${seed}-${i}`;
		const often = chance(id, 'often') < 1 / 3;
		return {
			id,
			habit: often ? 0.6 + 0.35 * chance(id, 'habit') : 0.02 + 0.2 * chance(id, 'habit'),
			openness: mostOpen * (0.05 + 0.95 * chance(id, 'openness') ** 2),
			hour: 12 + 10 * chance(id, 'hour'),
			zone: zones[i % zones.length]!,
		};
	});
	return {
		start,
		profileIds: members.map(({ id }) => id),
		economy,
		live: (weeks, sender) => live({ members, economy, chance, weeks, sender }),
	};
}

interface Member {
	readonly id: string;
	/** How likely it comes on a day. */
	readonly habit: number;
	/** How likely it opens a usual first message. */
	readonly openness: number;
	readonly hour: number;
	readonly zone: string;
}

type Chance = (...of: readonly (string | number)[]) => number;

interface Living {
	readonly members: readonly Member[];
	readonly economy: Economy;
	readonly chance: Chance;
	readonly weeks: number;
	readonly sender: Sender;
}

/** One profile's life so far. */
interface Life {
	readonly member: Member;
	readonly events: Happening[];
	readonly sent: { titleId: string; sentAt: EpochMs }[];
	visitDaysAlone: number;
	optedOut: boolean;
	/** Moments at which chance decided, and those of them at which a message would have gained a visit. */
	drawn: number;
	gaining: number;
}

function live(living: Living): Lived {
	const { members, weeks, sender } = living;
	const lives = new Map(members.map((member): [string, Life] => [member.id, newLife(member)]));
	const all = [...lives.values()];
	const decisions: NotificationDecision[] = [];
	let paces: ReadonlyMap<string, Pace> = new Map();
	for (let day = 0; day < 7 * weeks; day++) {
		const midnight = epochMs(start + day * msPerDay);
		if (day % 7 === 0) paces = sender.plan(midnight, (id) => lives.get(id)!.events);
		for (const each of all) liveDay(each, day, living, paces.get(each.member.id), decisions);
	}
	const total = (measure: (life: Life) => number) =>
		all.reduce((sum, each) => sum + measure(each), 0);
	return {
		events: all.flatMap(({ events }) => events),
		decisions,
		visitDaysGained: total((each) => visitDaysOf(each.events) - each.visitDaysAlone),
		messages: total(({ sent }) => sent.length),
		optOuts: total(({ optedOut }) => (optedOut ? 1 : 0)),
		upliftAtMoments: total(({ gaining }) => gaining) / total(({ drawn }) => drawn),
	};
}

const newLife = (member: Member): Life => ({
	member,
	events: [],
	sent: [],
	visitDaysAlone: 0,
	optedOut: false,
	drawn: 0,
	gaining: 0,
});

function liveDay(
	life: Life,
	day: number,
	{ chance, economy, sender }: Living,
	pace: Pace | undefined,
	decisions: NotificationDecision[],
): void {
	const { member, sent } = life;
	const own = ownVisit(member, day, chance);
	if (own !== undefined) {
		life.events.push(visit(member.id, own));
		life.visitDaysAlone++;
	}
	const midnight = epochMs(start + day * msPerDay);
	const titleId = `t${day}`;
	const pull = 0.7 + 0.6 * chance(member.id, titleId);
	for (const hour of askedAt) {
		const now = epochMs(midnight + hour * msPerHour);
		const occasions: readonly Occasion[] = [
			{ kind: 'new-title', titleId, pull, until: epochMs(midnight + 7 * msPerDay), because: 'new' },
		];
		const decision = sender.decide({ ...requestAt(life, now, pace), occasions });
		decisions.push(decision);
		if (!decision.randomised && decision.decision === 'silent') continue;
		const k = sent.filter(({ sentAt }) => sentAt > now - 7 * msPerDay).length + 1;
		const opens =
			chance(member.id, day, 'opens') < member.openness * pull * economy.fatigue ** (k - 1);
		life.drawn++;
		if (opens && !comesAnyway(member, day, now, chance)) life.gaining++;
		if (decision.decision === 'silent') continue;
		receive(life, decision, opens);
		const risk = economy.optOutRisk * economy.optOutGrowth ** (k - 1);
		if (chance(member.id, day, 'opts out') < risk) life.optedOut = true;
	}
}

/** When it comes by itself on a day, if it does. */
function ownVisit({ id, habit, hour }: Member, day: number, chance: Chance): number | undefined {
	if (chance(id, day, 'comes') >= habit) return undefined;
	const at = Math.min(23.9, hour + 2 * chance(id, day, 'when'));
	return Math.floor(start + day * msPerDay + at * msPerHour);
}

const comesAnyway = (member: Member, day: number, now: EpochMs, chance: Chance): boolean =>
	[day, day + 1].some((each) => {
		const at = ownVisit(member, each, chance);
		return at !== undefined && at > now && at < now + windowMs;
	});

const visit = (profileId: string, happenedAt: number): Happening => ({
	kind: 'stop',
	profileId,
	happenedAt,
	watchedSeconds: 3_000,
});

function receive(
	life: Life,
	{ requestId, titleId, decidedAt }: NotificationDecision,
	opens: boolean,
) {
	const profileId = life.member.id;
	life.sent.push({ titleId: titleId!, sentAt: decidedAt });
	const message = { profileId, notificationId: requestId };
	life.events.push({ kind: 'notification-sent', happenedAt: decidedAt, ...message } as Happening);
	if (!opens) return;
	const openedAt = decidedAt + 600_000;
	life.events.push(
		{ kind: 'notification-opened', happenedAt: openedAt, ...message } as Happening,
		visit(profileId, openedAt),
	);
}

function requestAt(
	{ member, events, sent, optedOut }: Life,
	now: EpochMs,
	pace: Pace | undefined,
): Omit<NotificationRequest, 'occasions'> {
	const lastVisitAt = events.findLast(
		({ kind, happenedAt }) => kind === 'stop' && happenedAt <= now,
	)?.happenedAt;
	return {
		requestId: `${member.id}-${now}`,
		profileId: member.id,
		now,
		timeZone: member.zone,
		...(pace === undefined ? {} : { pace }),
		optedOut,
		...(lastVisitAt === undefined ? {} : { lastVisitAt: lastVisitAt as EpochMs }),
		sent: sent.slice(-7),
		standings: new Map(),
	};
}

const visitDaysOf = (events: readonly Happening[]): number =>
	new Set(
		events
			.filter(({ kind }) => kind === 'stop')
			.map(({ happenedAt }) => Math.floor(happenedAt / msPerDay)),
	).size;
