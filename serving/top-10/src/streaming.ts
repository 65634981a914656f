import type { ViewingEvent } from '@marquee/contracts';
import { type EpochMs, utcDay } from '@marquee/units';
import { type DayCount, dayCount, type KeptDay } from './day-count.ts';
import { snapshotUnusable } from './errors.ts';
import type { TopTenSettings } from './exact.ts';
import { type DaysPutAside, keptDays } from './kept-days.ts';
import { namesOf } from './names.ts';
import { type TopTenPolicy, watchedPolicy } from './policy.ts';
import { isImpossible, sittingsOf } from './sitting.ts';
import { type TopTens, topTensFrom } from './top-ten.ts';
import { neededMs } from './vote.ts';

/** Top tens that are counted as events come in. */
export interface StreamingTopTens extends TopTens {
	/** Counts an event at once, in whatever order it comes; one that was told before is a copy. */
	readonly add: (event: ViewingEvent) => void;
	/** How many sittings came after their day was closed, and no longer counted. */
	readonly tooLate: () => number;
	/** Everything that is needed to go on, as JSON can hold it. */
	readonly snapshot: () => TopTenSnapshot;
}

/** A count that was put aside. */
export interface TopTenSnapshot {
	readonly format: 1;
	readonly policy: TopTenPolicy;
	readonly newestAt: EpochMs | null;
	readonly tooLate: number;
	/** In the order of their numbers, with the day of the first engagement. */
	readonly profiles: readonly (readonly [id: string, firstDay: number])[];
	/** In the order of their numbers, with the time from which they count. */
	readonly titles: readonly (readonly [id: string, neededMs: number])[];
	readonly countries: readonly string[];
	readonly days: DaysPutAside;
}

/**
 * Counts top tens event by event, and agrees with `exactTopTens` over the same events for every day that is open,
 * whatever their order and however often they are repeated.
 *
 * A day is open until the newest event lies `daysKept` days after it; then its lists are final. Per open day and
 * profile five numbers a sitting are held, of at most `mostSittings`; beside that, per profile ever seen, its id and the
 * day of its first engagement, and the final lists.
 *
 * What a title needs to count is fixed when it is first seen: a runtime that becomes known later takes effect when all
 * is counted anew.
 *
 * @throws {Failure} `top-ten-snapshot-unusable` if the snapshot was counted by another policy.
 */
export function streamingTopTens(
	{ policy = watchedPolicy, runtimeSeconds = () => undefined }: TopTenSettings = {},
	from?: TopTenSnapshot,
): StreamingTopTens {
	if (from !== undefined) requireUsable(from, policy);
	const profiles = namesOf(from?.profiles.map(([id]) => id));
	const firstDays = from?.profiles.map(([, day]) => day) ?? [];
	const titles = namesOf(from?.titles.map(([id]) => id));
	const needed = from?.titles.map(([, ms]) => ms) ?? [];
	const names = { titles, countries: namesOf(from?.countries) };
	let newestAt: number = from?.newestAt ?? -Infinity;
	let tooLate = from?.tooLate ?? 0;

	const neededOf = (titleId: string): number => {
		const title = titles.numberOf(titleId);
		needed[title] ??= neededMs(policy, runtimeSeconds(titleId));
		return needed[title];
	};
	const countOf = (day: number, kept?: KeptDay): DayCount => {
		const isNewcomer = (profile: number) => firstDays[profile]! >= day;
		return dayCount({ policy, neededMs: neededOf, names, isNewcomer }, kept);
	};
	const days = keptDays(policy, countOf, from?.days);

	/** A profile met on an earlier day than believed is no newcomer on the days between. */
	const meet = (profile: number, today: number): void => {
		const known = firstDays[profile] ?? Infinity;
		if (known <= today) return;
		const moved = days.between(today, known).reduce(
			(change, day) => () => day.reconsider(profile, change),
			() => {
				firstDays[profile] = today;
			},
		);
		moved();
	};
	const onDay = (day: number, counting: (counted: DayCount) => void): void => {
		const counted = days.at(day);
		if (counted === undefined) {
			tooLate++;
			days.missed(day);
		} else counting(counted);
	};
	return {
		...topTensFrom({
			policy,
			ranking: days.ranking,
			days: days.days,
			asOf: () => asMoment(newestAt),
		}),
		add: (event) => {
			newestAt = Math.max(newestAt, event.happenedAt);
			if (event.kind === 'impression') return;
			const today = utcDay(event.happenedAt as EpochMs);
			const profile = profiles.numberOf(event.profileId);
			meet(profile, today);
			days.reached(today);
			if (policy.counts === 'watched' && isImpossible(event))
				onDay(today, (counted) => counted.addImpossible(event.country));
			for (const { day, sitting } of sittingsOf(event, policy.counts))
				onDay(day, (counted) => counted.add(profile, sitting));
		},
		tooLate: () => tooLate,
		snapshot: () => ({
			format: 1,
			policy,
			newestAt: asMoment(newestAt),
			tooLate,
			profiles: profiles.all().map((id, number) => [id, firstDays[number]!] as const),
			titles: titles.all().map((id) => [id, neededOf(id)] as const),
			countries: [...names.countries.all()],
			days: days.putAside(),
		}),
	};
}

const asMoment = (newestAt: number): EpochMs | null =>
	newestAt === -Infinity ? null : (newestAt as EpochMs);

function requireUsable(snapshot: TopTenSnapshot, policy: TopTenPolicy): void {
	if (snapshot.format !== 1) throw snapshotUnusable(`its format is ${snapshot.format}, not 1`);
	const [theirs, ours] = [JSON.stringify(snapshot.policy), JSON.stringify(policy)];
	if (theirs !== ours)
		throw snapshotUnusable(`it was counted by ${theirs}, the policy now is ${ours}`);
}
