import { type Company, emptyCompany } from './company.ts';
import { type PackedDay, type PackingNames, unpacked, withSitting } from './packed-day.ts';
import { patternOf } from './pattern.ts';
import { type Ranking, rankingOf } from './ranking.ts';
import type { Sitting } from './sitting.ts';
import { count, emptyTally, type Tally } from './tally.ts';
import { type Judging, type ProfileDay, type Region, voteOf, wholeService } from './vote.ts';

/** What the count of a day needs to know of everything else. */
export interface DayCounting extends Judging {
	readonly names: PackingNames;
	/** Whether the profile had no engagement before this day, as far as is known now. */
	readonly isNewcomer: (profile: number) => boolean;
}

/** One UTC day, counted sitting by sitting. Its tallies are always those of all that it was given, in any order. */
export interface DayCount {
	readonly add: (profile: number, sitting: Sitting) => void;
	readonly addImpossible: (country: string | undefined) => void;
	/** Runs a change of who is a newcomer, and counts the profile anew. */
	readonly reconsider: (profile: number, change: () => void) => void;
	readonly ranking: (region: Region) => Ranking | undefined;
	readonly regions: () => Iterable<Region>;
	/** Everything the day was given: `dayCount` makes the same day of it. */
	readonly kept: () => KeptDay;
}

/** What has to be kept of a day to go on counting it. */
export interface KeptDay {
	readonly profiles: readonly (readonly [profile: number, day: PackedDay])[];
	readonly impossible: readonly (readonly [region: Region, sittings: number])[];
}

interface Counted {
	readonly tally: Tally;
	/** Until the tally changes. */
	ranking?: Ranking | undefined;
}

/**
 * A day to be counted, or to be gone on with.
 *
 * A vote is a function of the profile's day, its standing and its company alone. So whenever one of these changes the
 * old vote is taken away, the change made and the new vote cast; no vote is stored.
 */
export function dayCount(counting: DayCounting, from?: KeptDay): DayCount {
	const { names, policy } = counting;
	const profiles = new Map<number, PackedDay>();
	const company: Company = emptyCompany();
	const regions = new Map<Region, Counted>();
	const impossible = new Map<Region, number>();

	const touched = (region: Region): Tally => {
		const known = regions.get(region) ?? { tally: emptyTally() };
		known.ranking = undefined;
		regions.set(region, known);
		return known.tally;
	};
	const vote = (profile: number, day: ProfileDay, isInLockstep: boolean, by: 1 | -1): void => {
		const cast = voteOf(day, isInLockstep, counting);
		for (const [region, own] of cast.regions)
			count(touched(region), cast, own, counting.isNewcomer(profile), by);
	};
	const dayOf = (profile: number) => unpacked(profiles.get(profile) ?? [], names);
	const isLockstep = (size: number) => size >= policy.lockstepFrom;

	/** Others with the same day vote anew when the profile's coming or going makes or breaks a lockstep. */
	const recount = (pattern: number, before: number, after: number): void => {
		if (isLockstep(before) === isLockstep(after)) return;
		for (const other of company.of(pattern)) {
			vote(other, dayOf(other), isLockstep(before), -1);
			vote(other, dayOf(other), isLockstep(after), 1);
		}
	};
	const withdraw = (profile: number): void => {
		if (!profiles.has(profile)) return;
		const day = dayOf(profile);
		const pattern = patternOf(day.sittings);
		const size = company.size(pattern);
		vote(profile, day, isLockstep(size), -1);
		company.leave(pattern, profile);
		recount(pattern, size, size - 1);
	};
	const cast = (profile: number): void => {
		if (!profiles.has(profile)) return;
		const day = dayOf(profile);
		const pattern = patternOf(day.sittings);
		const size = company.size(pattern);
		recount(pattern, size, size + 1);
		company.join(pattern, profile);
		vote(profile, day, isLockstep(size + 1), 1);
	};
	const addImpossible = (region: Region, times: number): void => {
		touched(region).rejected['impossible-sitting'] += times;
		impossible.set(region, (impossible.get(region) ?? 0) + times);
	};

	for (const [region, times] of from?.impossible ?? []) addImpossible(region, times);
	for (const [profile, packed] of from?.profiles ?? []) {
		profiles.set(profile, packed);
		cast(profile);
	}
	return {
		add: (profile, sitting) => {
			const before = profiles.get(profile) ?? [];
			const after = withSitting(before, sitting, names, policy.mostSittings);
			if (after === before) return;
			withdraw(profile);
			profiles.set(profile, after);
			cast(profile);
		},
		addImpossible: (country) => {
			addImpossible(wholeService, 1);
			if (country !== undefined) addImpossible(country, 1);
		},
		reconsider: (profile, change) => {
			withdraw(profile);
			change();
			cast(profile);
		},
		ranking: (region) => {
			const counted = regions.get(region);
			if (counted === undefined) return undefined;
			counted.ranking ??= rankingOf(counted.tally, policy);
			return counted.ranking;
		},
		regions: () => regions.keys(),
		kept: () => ({ profiles: [...profiles], impossible: [...impossible] }),
	};
}
