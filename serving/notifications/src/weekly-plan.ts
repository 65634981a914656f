import { type EpochMs, epochMs, msPerDay } from '@marquee/units';
import { type Economy, requireEconomy, usualEconomy, worthOfMessage } from './economy.ts';
import { type Holdback, isHeldBack, usualHoldback } from './holdback.ts';
import {
	type Rates,
	type Reactions,
	type UsualReactions,
	upliftOf,
	usualReactions,
} from './reactions.ts';

/** Why a profile has the pace it has. */
export type PaceReason = 'worth-it' | 'not-worth-it' | 'worth-more-elsewhere' | 'held-back';

/** What one profile may get within a week. */
export interface Pace {
	readonly profileId: string;
	/** From when until when this holds; the end is not in it. */
	readonly from: EpochMs;
	readonly until: EpochMs;
	/** Messages at most within any seven days. */
	readonly weeklyBudget: number;
	/** Between two messages at least. */
	readonly spacingMs: number;
	/** How likely a usual first message brings a visit that would not have been. */
	readonly uplift: number;
	/** What a message must be worth, in visits; beyond it another profile's message is worth more. */
	readonly price: number;
	readonly reason: PaceReason;
}

/** A week of messages for everybody. */
export interface WeeklyPlan {
	readonly from: EpochMs;
	readonly until: EpochMs;
	/** Messages that there may be; absent: as many as are worth it. */
	readonly budget?: number;
	/** Messages that were given out; never more. */
	readonly planned: number;
	/** What one more message of budget would be worth, in visits; 0 if there is enough for everything that is worth it. */
	readonly price: number;
	/** What all planned messages are worth together, in visits. */
	readonly expectedWorth: number;
	readonly usual: UsualReactions;
	/** One per profile, in the order in which they were given. */
	readonly paces: readonly Pace[];
}

/** What a week is planned from. */
export interface PlanRequest {
	readonly from: EpochMs;
	readonly profiles: Iterable<{
		readonly profileId: string;
		readonly reactions: Reactions;
	}>;
	/** Messages for everybody together; absent: as many as are worth it. */
	readonly budget?: number;
	readonly economy?: Economy;
	readonly holdback?: Holdback;
	/** Messages for one profile at most, however gladly it takes them. */
	readonly most?: number;
	/** What the incrementality report found; see `upliftOf`. */
	readonly calibration?: number;
}

const msPerWeek = 7 * msPerDay;

/**
 * Gives every profile its pace for a week, so that all messages together are worth the most.
 *
 *   maximise Σ_p Σ_{k ≤ n_p} worth_p(k)   subject to   Σ_p n_p ≤ budget,   n_p ≤ most
 *
 * A further message is never worth more than the one before, so taking the best messages one by one is optimal, and the
 * first one that was left out is the price of the budget. Profiles held back get nothing and are not even considered.
 *
 * The slow half of the two levels: how many, not which nor when.
 * @throws {RangeError} if the budget or `most` is no count, a profile stands twice, or the economy rewards insistence.
 * @paper Thinking Fast & Slow for a Personalized Notification System. Netflix Technology Blog, June 2026. There a plan is
 * chosen among some hundred that were written beforehand; here each further message has a worth of its own.
 */
export function weeklyPlan(request: PlanRequest): WeeklyPlan {
	const steps = weeklyPlanInSteps(request);
	for (;;) {
		const { done, value } = steps.next();
		if (done) return value;
	}
}

/** So many profiles are dealt with between two pauses: a millisecond or two. */
const profilesPerStep = 500;

/**
 * The same plan, with a pause after every few hundred profiles: a process that answers others goes on answering them. Only
 * where a budget is short does one step take longer, which sorts what all messages are worth: a tenth of a microsecond each.
 */
export function* weeklyPlanInSteps(request: PlanRequest): Generator<undefined, WeeklyPlan> {
	const { from, profiles, budget = Infinity, most = 5, calibration = 1 } = request;
	const { economy = usualEconomy, holdback = usualHoldback } = request;
	requireEconomy(economy);
	if (!(budget >= 0)) throw new RangeError(`a budget of ${budget} messages`);
	if (!(Number.isInteger(most) && most >= 0)) throw new RangeError(`${most} messages at most`);
	const known = yield* knownProfiles(profiles);
	const usual = usualReactions(known.map(({ rates }) => rates));
	const members = yield* inSteps(known, ({ profileId, rates }): Member => {
		const uplift = upliftOf(rates, usual, calibration);
		return { profileId, heldBack: isHeldBack(profileId, holdback), uplift };
	});
	const offers: Offer[] = [];
	const wanted = yield* inSteps(members, ({ heldBack, uplift }, member) =>
		heldBack ? false : offersTo(member, uplift, most, economy, offers) > 0,
	);
	const { taken, price } = bestOffers(offers, budget, members);
	yield;
	const counts = new Array<number>(members.length).fill(0);
	for (const { member } of taken) counts[member]!++;
	const until = epochMs(from + msPerWeek);
	const paces = yield* inSteps(members, ({ profileId, heldBack, uplift }, member): Pace => {
		const weeklyBudget = counts[member]!;
		const reason = reasonOf(heldBack, weeklyBudget, wanted[member]!);
		const spacingMs = spacingOf(weeklyBudget);
		return { profileId, from, until, weeklyBudget, spacingMs, uplift, price, reason };
	});
	return {
		from,
		until,
		...(request.budget === undefined ? {} : { budget }),
		planned: taken.length,
		price,
		expectedWorth: taken.reduce((sum, { worth }) => sum + worth, 0),
		usual,
		paces,
	};
}

interface Known {
	readonly profileId: string;
	readonly rates: Rates;
}

/** Each profile once; when it comes is let go of, which is most of what is known. */
function* knownProfiles(profiles: PlanRequest['profiles']): Generator<undefined, readonly Known[]> {
	const ids = new Set<string>();
	return yield* inSteps(profiles, ({ profileId, reactions }): Known => {
		if (ids.has(profileId)) throw new RangeError(`${profileId} stands twice in the plan`);
		ids.add(profileId);
		const { visitsByHour: _, ...rates } = reactions;
		return { profileId, rates };
	});
}

/** Maps, with a pause after every so many. */
function* inSteps<From, To>(
	all: Iterable<From>,
	map: (each: From, index: number) => To,
): Generator<undefined, To[]> {
	const mapped: To[] = [];
	for (const each of all) {
		mapped.push(map(each, mapped.length));
		if (mapped.length % profilesPerStep === 0) yield;
	}
	return mapped;
}

interface Member {
	readonly profileId: string;
	readonly heldBack: boolean;
	readonly uplift: number;
}

/** One message that would be worth its cost. */
interface Offer {
	readonly member: number;
	readonly k: number;
	readonly worth: number;
}

/** Adds what would be worth its cost to the offers; answers how many. */
function offersTo(
	member: number,
	uplift: number,
	most: number,
	economy: Economy,
	offers: Offer[],
): number {
	for (let k = 1; k <= most; k++) {
		const worth = worthOfMessage(uplift, k, economy);
		if (!(worth > 0)) return k - 1;
		offers.push({ member, k, worth });
	}
	return most;
}

/** The offers that the budget has room for, and the worth of the best that it has not; of equals, first messages and then by id. */
function bestOffers(
	offers: readonly Offer[],
	budget: number,
	members: readonly Member[],
): { readonly taken: readonly Offer[]; readonly price: number } {
	const room = Math.floor(Math.min(budget, offers.length));
	if (room === offers.length) return { taken: offers, price: 0 };
	const price = Float64Array.from(offers, ({ worth }) => worth)
		.sort()
		.at(-room - 1)!; // native: no comparator
	const better = offers.filter(({ worth }) => worth > price);
	const idOf = ({ member }: Offer) => members[member]!.profileId;
	const equal = offers
		.filter(({ worth }) => worth === price)
		.sort((a, b) => a.k - b.k || (idOf(a) < idOf(b) ? -1 : 1));
	return { taken: [...better, ...equal.slice(0, room - better.length)], price };
}

function reasonOf(heldBack: boolean, weeklyBudget: number, wanted: boolean): PaceReason {
	if (heldBack) return 'held-back';
	if (weeklyBudget > 0) return 'worth-it';
	return wanted ? 'worth-more-elsewhere' : 'not-worth-it';
}

/** Two messages within one waking day are one too many. */
const leastSpacingMs = (20 / 24) * msPerDay;
/** Of an even spread over the week: the rest is room to choose the better moment. */
const spreadShare = 0.6;

const spacingOf = (weeklyBudget: number): number =>
	Math.max(leastSpacingMs, (spreadShare * msPerWeek) / Math.max(1, weeklyBudget));
