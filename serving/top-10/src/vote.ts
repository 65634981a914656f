import type { TopTenPolicy } from './policy.ts';
import type { Rule } from './rules.ts';
import { coveredMs, type Sitting, toldMs } from './sitting.ts';

/** Where votes are counted: a country, or the whole service. */
export type Region = string;

/** The region that everybody is in; no country is named so. */
export const wholeService: Region = '*';

/** A sitting, and how often it was told again. */
export interface KeptSitting extends Sitting {
	readonly copies: number;
}

/** What one profile did on one day: different sittings, in any order. */
export interface ProfileDay {
	/** Too many sittings to go on keeping them: then there are none here. */
	readonly isRestless: boolean;
	/** Where the profile was that day, each country once. */
	readonly countries: readonly string[];
	readonly sittings: readonly KeptSitting[];
}

/** What the day of one profile adds to the count of one region. */
export interface RegionVote {
	/** Watched enough to count: each once, however often it was watched. */
	readonly titles: readonly string[];
	readonly tooShort: number;
	readonly copies: number;
}

/** What the day of one profile adds to the counts, or the rule by which it adds nothing. */
export interface Vote {
	readonly rule: Rule | undefined;
	readonly regions: ReadonlyMap<Region, RegionVote>;
}

/** What has to be known to judge a day, beside the day. */
export interface Judging {
	readonly policy: TopTenPolicy;
	/** From which time on a title counts. */
	readonly neededMs: (titleId: string) => number;
}

/** From which time watched on a day a title of this length counts; an unknown length is a long one. */
export const neededMs = (policy: TopTenPolicy, runtimeSeconds = Infinity): number =>
	policy.counts === 'taken-up'
		? 0
		: 1_000 * Math.min(policy.fewestSeconds, policy.finishedShare * runtimeSeconds);

/**
 * What the day counts for: one definition for whoever counts, all at once or event by event.
 *
 * Depends on the day and on whether it is in lockstep with others, on nothing else; the order of sittings does not
 * matter.
 */
export function voteOf(day: ProfileDay, isInLockstep: boolean, judging: Judging): Vote {
	const rule = brokenRule(day, judging.policy) ?? (isInLockstep ? 'lockstep' : undefined);
	const regions = new Map<Region, RegionVote>();
	const cast = (region: Region, sittings: readonly KeptSitting[]) =>
		regions.set(region, regionVote(sittings, rule === undefined, judging));
	cast(wholeService, day.sittings);
	for (const country of day.countries) {
		const isAll = day.sittings.every((sitting) => sitting.country === country);
		cast(country, isAll ? day.sittings : day.sittings.filter((each) => each.country === country));
	}
	return { rule, regions };
}

/** The first rule that the day of a profile breaks by itself. */
function brokenRule(day: ProfileDay, policy: TopTenPolicy): Rule | undefined {
	if (day.isRestless) return 'restless';
	if (day.countries.length > policy.mostCountries) return 'many-countries';
	const told = toldMs(day.sittings);
	if (told > 1_000 * policy.mostWatchedSeconds) return 'beyond-a-day';
	if (told - coveredMs(day.sittings) > 1_000 * policy.mostOverlapSeconds) return 'overlapping';
	if (day.sittings.length <= policy.mostSittingsOfTitle) return undefined;
	const perTitle = Map.groupBy(day.sittings, ({ titleId }) => titleId);
	const isHammered = [...perTitle.values()].some(
		({ length }) => length > policy.mostSittingsOfTitle,
	);
	return isHammered ? 'hammering' : undefined;
}

function regionVote(
	sittings: readonly KeptSitting[],
	isCounted: boolean,
	{ neededMs: needed }: Judging,
): RegionVote {
	const copies = sittings.reduce((sum, each) => sum + each.copies, 0);
	if (!isCounted) return { titles: [], tooShort: 0, copies };
	const perTitle = Map.groupBy(sittings, ({ titleId }) => titleId);
	const titles = [...perTitle]
		.filter(([titleId, own]) => coveredMs(own) >= needed(titleId))
		.map(([titleId]) => titleId);
	return { titles, tooShort: perTitle.size - titles.length, copies };
}
