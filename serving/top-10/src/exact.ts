import type { ViewingEvent } from '@marquee/contracts';
import { type EpochMs, utcDay } from '@marquee/units';
import { patternOf } from './pattern.ts';
import { type TopTenPolicy, watchedPolicy } from './policy.ts';
import { type Ranking, rankingOf } from './ranking.ts';
import { isImpossible, type Sitting, sittingsOf } from './sitting.ts';
import { count, emptyTally, type Tally } from './tally.ts';
import { type TopTens, topTensFrom } from './top-ten.ts';
import {
	type Judging,
	type KeptSitting,
	neededMs,
	type ProfileDay,
	type Region,
	voteOf,
	wholeService,
} from './vote.ts';

/** How top tens are counted. */
export interface TopTenSettings {
	readonly policy?: TopTenPolicy;
	/** How long a title is, where that is known: a short one counts once it was finished. */
	readonly runtimeSeconds?: (titleId: string) => number | undefined;
}

/**
 * Top tens counted from the events at once, in whatever order they come: the definition that counting event by event
 * must agree with.
 *
 * Events of the days before those asked about should be among them: they say who is new and what has moved.
 */
export function exactTopTens(
	events: Iterable<ViewingEvent>,
	{ policy = watchedPolicy, runtimeSeconds = () => undefined }: TopTenSettings = {},
): TopTens {
	const told = sorted(events, policy);
	const judging = {
		policy,
		neededMs: (titleId: string) => neededMs(policy, runtimeSeconds(titleId)),
	};
	const rankings = new Map(
		[...told.days].map(([day, facts]) => [day, rankingsOf(day, facts, told.firstDays, judging)]),
	);
	const days = [...rankings.keys()].sort((a, b) => a - b);
	return topTensFrom({
		policy,
		ranking: (day, region) => rankings.get(day)?.get(region),
		days: () => days,
		asOf: () => told.newestAt,
	});
}

/** What is told of one day. */
interface DayFacts {
	/** By profile, then by what makes a sitting the same. */
	readonly profiles: Map<string, Map<string, KeptSitting>>;
	readonly impossible: ViewingEvent[];
}

interface Told {
	readonly days: ReadonlyMap<number, DayFacts>;
	/** The day of each profile's first engagement. */
	readonly firstDays: ReadonlyMap<string, number>;
	readonly newestAt: EpochMs | null;
}

function sorted(events: Iterable<ViewingEvent>, policy: TopTenPolicy): Told {
	const days = new Map<number, DayFacts>();
	const firstDays = new Map<string, number>();
	let newestAt: number = -Infinity;
	const factsOf = (day: number): DayFacts => {
		if (!days.has(day)) days.set(day, { profiles: new Map(), impossible: [] });
		return days.get(day)!;
	};
	for (const event of events) {
		newestAt = Math.max(newestAt, event.happenedAt);
		if (event.kind === 'impression') continue;
		const { profileId } = event;
		const today = utcDay(event.happenedAt as EpochMs);
		firstDays.set(profileId, Math.min(firstDays.get(profileId) ?? Infinity, today));
		if (policy.counts === 'watched' && isImpossible(event)) factsOf(today).impossible.push(event);
		for (const { day, sitting } of sittingsOf(event, policy.counts)) {
			const { profiles } = factsOf(day);
			if (!profiles.has(profileId)) profiles.set(profileId, new Map());
			keep(profiles.get(profileId)!, sitting);
		}
	}
	return { days, firstDays, newestAt: newestAt === -Infinity ? null : (newestAt as EpochMs) };
}

function keep(sittings: Map<string, KeptSitting>, sitting: Sitting): void {
	const key = JSON.stringify(sitting);
	const known = sittings.get(key);
	sittings.set(key, known ? { ...known, copies: known.copies + 1 } : { ...sitting, copies: 0 });
}

function rankingsOf(
	day: number,
	{ profiles, impossible }: DayFacts,
	firstDays: ReadonlyMap<string, number>,
	judging: Judging,
): ReadonlyMap<Region, Ranking> {
	const tallies = new Map<Region, Tally>();
	const tallyOf = (region: Region): Tally => {
		if (!tallies.has(region)) tallies.set(region, emptyTally());
		return tallies.get(region)!;
	};
	for (const { country } of impossible)
		for (const region of [wholeService, ...(country === undefined ? [] : [country])])
			tallyOf(region).rejected['impossible-sitting']++;

	const judged = [...profiles].map(([profileId, sittings]) => {
		const profileDay = dayOf([...sittings.values()], judging.policy);
		return { profileId, profileDay, pattern: patternOf(profileDay.sittings) };
	});
	const company = Map.groupBy(judged, ({ pattern }) => pattern);
	for (const { profileId, profileDay, pattern } of judged) {
		const isInLockstep = company.get(pattern)!.length >= judging.policy.lockstepFrom;
		const vote = voteOf(profileDay, isInLockstep, judging);
		for (const [region, own] of vote.regions)
			count(tallyOf(region), vote, own, firstDays.get(profileId)! >= day, 1);
	}
	return new Map([...tallies].map(([region, tally]) => [region, rankingOf(tally, judging.policy)]));
}

function dayOf(sittings: readonly KeptSitting[], policy: TopTenPolicy): ProfileDay {
	const isRestless = sittings.length > policy.mostSittings;
	const countries = new Set(sittings.flatMap(({ country }) => country ?? []));
	return { isRestless, countries: [...countries], sittings: isRestless ? [] : sittings };
}
