import { type EpochMs, msPerDay, utcDay } from '@marquee/units';

/** What the past says of how a profile takes messages, within one stretch of time. */
export interface Reactions {
	readonly sent: number;
	/** Messages of these that were opened. */
	readonly opened: number;
	/** Days (UTC) without a message. */
	readonly quietDays: number;
	/** Those of them on which the profile came by itself. */
	readonly visitedQuietDays: number;
	/** Visits at each hour of the day (UTC), one per day and hour: 24 counts. */
	readonly visitsByHour: readonly number[];
}

/** What is read of an event; every viewing event fits. */
export interface Reaction {
	readonly kind: string;
	readonly happenedAt: number;
	readonly notificationId?: string;
}

/** From when until when reactions count: the end is the present, and not in it. */
export interface Stretch {
	readonly from: EpochMs;
	readonly until: EpochMs;
}

/** Whether an event shows that its profile was there: all do but a message that went out. */
export const isVisit = ({ kind }: Pick<Reaction, 'kind'>): boolean => kind !== 'notification-sent';

/**
 * The reactions of one profile, from its events in any order.
 *
 * The stretch is the memory: 8 weeks let somebody who ignored every message be asked again two months later.
 * @throws {RangeError} if the stretch is empty.
 */
export function reactionsOf(events: Iterable<Reaction>, { from, until }: Stretch): Reactions {
	if (!(from < until)) throw new RangeError(`nothing can happen between ${from} and ${until}`);
	const sent = new Set<string>();
	const opened = new Set<string>();
	const messageDays = new Set<number>();
	const visitHours = new Set<number>();
	for (const { kind, happenedAt, notificationId } of events) {
		if (happenedAt < from || happenedAt >= until) continue;
		if (kind === 'notification-sent') {
			sent.add(notificationId ?? '');
			messageDays.add(utcDay(happenedAt as EpochMs));
			continue;
		}
		if (kind === 'notification-opened') opened.add(notificationId ?? '');
		visitHours.add(Math.floor(happenedAt / msPerHour));
	}
	const visitsByHour = new Array<number>(24).fill(0);
	const visitDays = new Set<number>();
	for (const hour of visitHours) {
		visitsByHour[((hour % 24) + 24) % 24]!++;
		visitDays.add(Math.floor(hour / 24));
	}
	const days = utcDay((until - 1) as EpochMs) - utcDay(from) + 1;
	return {
		sent: sent.size,
		opened: [...opened].filter((id) => sent.has(id)).length,
		quietDays: days - messageDays.size,
		visitedQuietDays: [...visitDays].filter((day) => !messageDays.has(day)).length,
		visitsByHour,
	};
}

const msPerHour = msPerDay / 24;

/** How a profile takes messages; when it comes does not matter to that. */
export type Rates = Omit<Reactions, 'visitsByHour'> & Partial<Pick<Reactions, 'visitsByHour'>>;

/** How profiles take messages on the whole: what is believed of one that is new. */
export interface UsualReactions {
	/** Messages opened per message sent. */
	readonly openRate: number;
	/** Days with a visit per day without a message. */
	readonly visitRate: number;
}

/** Before any message was ever sent. */
const openRateAtFirst = 0.1;
const visitRateAtFirst = 0.3;

/** So many messages or days of the usual kind stand behind every profile. */
const priorSize = 10;

/** The usual reactions of many profiles together. */
export function usualReactions(all: Iterable<Rates>): UsualReactions {
	let [sent, opened, days, visited] = [priorSize, priorSize * openRateAtFirst, 0, 0];
	days += priorSize;
	visited += priorSize * visitRateAtFirst;
	for (const reactions of all) {
		sent += reactions.sent;
		opened += reactions.opened;
		days += reactions.quietDays;
		visited += reactions.visitedQuietDays;
	}
	return { openRate: opened / sent, visitRate: visited / days };
}

/**
 * How likely a usual first message brings a visit that would not have been:
 *
 *   uplift = calibration · open · (1 − habit)
 *
 * `open` and `habit` are the profile's own rates, drawn towards the usual ones by 10 messages and 10 days. Who comes every
 * day anyway has nothing to gain from a message, however gladly it is opened. `calibration` is what the incrementality
 * report found: uplift seen ÷ uplift foretold; 1 before any.
 */
export function upliftOf(reactions: Rates, usual: UsualReactions, calibration = 1): number {
	const open = (reactions.opened + priorSize * usual.openRate) / (reactions.sent + priorSize);
	const habit =
		(reactions.visitedQuietDays + priorSize * usual.visitRate) / (reactions.quietDays + priorSize);
	return calibration * open * (1 - habit);
}
