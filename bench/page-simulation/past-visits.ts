import type { Catalogue } from '@marquee/catalogue';
import type { ViewingEvent } from '@marquee/contracts';
import { type CountedFacts, countedFacts } from '@marquee/page';
import { memoryProfileStates } from '@marquee/stores';
import { type EpochMs, msPerDay, type ProfileId, type Random, utcDay } from '@marquee/units';
import { appliedAll, type ProfileState } from '@marquee/viewing';

/** A moment at which somebody came, with what was known then and what it did in the days after. */
export interface PastVisit {
	readonly profileId: ProfileId;
	readonly now: EpochMs;
	/** All that the profile had done before. */
	readonly state: ProfileState;
	/** Titles that it took up for the first time in the days after. */
	readonly wanted: ReadonlySet<string>;
}

/** The visits of one day, with everything that was counted before the day began. */
export interface PastDay {
	readonly facts: CountedFacts;
	readonly visits: readonly PastVisit[];
}

/** Which visits are taken. */
export interface VisitsSought {
	readonly from: EpochMs;
	readonly until: EpochMs;
	/** At most, one of each profile. */
	readonly count: number;
	/** A profile has so many titles before the visit. */
	readonly fewestTitles: number;
	/** What is taken up within so many days counts. */
	readonly days: number;
	readonly random: Random;
}

/** Visits drawn from those of all profiles: the moment before its first event of a day, once for each profile. */
export function drawnVisits(
	events: readonly ViewingEvent[],
	{ from, until, count, fewestTitles, days, random }: VisitsSought,
): readonly PastVisit[] {
	const byProfile = Map.groupBy(events, ({ profileId }) => profileId);
	const visits = [...byProfile].flatMap(([profileId, own]) => {
		const begun = own.filter(({ happenedAt }, i) => {
			const before = own[i - 1]?.happenedAt ?? -Infinity;
			return (
				happenedAt >= from &&
				happenedAt < until &&
				utcDay(before as EpochMs) !== utcDay(happenedAt as EpochMs)
			);
		});
		if (begun.length === 0) return [];
		const now = begun[random.below(begun.length)]!.happenedAt as EpochMs;
		const past = own.filter(({ happenedAt }) => happenedAt < now);
		const known = new Set(past.map(({ titleId }) => titleId));
		if (known.size < fewestTitles) return [];
		const after = own.filter(
			(each) => each.happenedAt >= now && each.happenedAt < now + days * msPerDay,
		);
		const wanted = new Set(after.map(({ titleId }) => titleId).filter((id) => !known.has(id)));
		if (wanted.size === 0) return [];
		return [{ profileId: profileId as ProfileId, now, state: appliedAll(undefined, past), wanted }];
	});
	return visits
		.map((visit) => ({ visit, lot: random.next() }))
		.sort((a, b) => a.lot - b.lot)
		.slice(0, count)
		.map(({ visit }) => visit);
}

/** The visits day by day, each day with the facts as of its beginning: nothing is counted that came later. */
export async function* dayByDay(
	catalogue: Catalogue,
	events: readonly ViewingEvent[],
	visits: readonly PastVisit[],
): AsyncIterable<PastDay> {
	const states = memoryProfileStates();
	const byDay = [...Map.groupBy(visits, ({ now }) => utcDay(now))].sort(([a], [b]) => a - b);
	let heard = 0;
	for (const [day, ofDay] of byDay) {
		const now = (day * msPerDay) as EpochMs;
		const first = heard;
		while (heard < events.length && events[heard]!.happenedAt < now) heard++;
		await states.apply(
			events
				.slice(first, heard)
				.map((event, i) => ({ position: first + i, recordedAt: now, event })),
		);
		const facts = await countedFacts({
			catalogue,
			states,
			events: [events.slice(0, heard)],
			now,
		});
		yield { facts, visits: ofDay };
	}
}
