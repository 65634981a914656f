import type { EpochMs } from '@marquee/units';
import type { TopTenPolicy } from './policy.ts';
import type { Ranking } from './ranking.ts';
import { nothingRejected, type Rejected } from './rules.ts';
import { type Region, wholeService } from './vote.ts';

/** A title in its place. */
export interface TopTenEntry {
	/** 1 is the first. */
	readonly rank: number;
	readonly titleId: string;
	/** Profiles that watched it that day, as far as they counted. */
	readonly views: number;
	/** Places climbed since the day before in the same list; `new` to it; absent where that day is not known. */
	readonly change?: number | 'new';
	/** Days on this list up to and with this one, as far back as lists are kept. */
	readonly days: number;
}

/** What the most profiles watched in one place on one day. */
export interface TopTen {
	/** What was asked for; `null`: the service as a whole. */
	readonly country: string | null;
	/** Whose list this is: the whole service's where too few profiles counted in the country. */
	readonly basis: 'country' | 'service';
	/** UTC, in days since 1970-01-01. */
	readonly day: number;
	readonly entries: readonly TopTenEntry[];
	/** Profiles that counted. */
	readonly profiles: number;
	/** How much was left out of the count, and by which rule. */
	readonly rejected: Rejected;
	/** The newest event that is known of; `null` while there is none. */
	readonly asOf: EpochMs | null;
	/** Of the policy by which it was counted. */
	readonly policy: string;
}

/** Top tens by day and place. */
export interface TopTens {
	/** The list of a UTC day; empty for a day of which nothing is known. Without a country: of the whole service. */
	readonly of: (day: number, country?: string) => TopTen;
	/** The days of which anything is known, oldest first. */
	readonly days: () => readonly number[];
}

/** Counted days, in whatever way they are kept. */
export interface Rankings {
	readonly policy: TopTenPolicy;
	readonly ranking: (day: number, region: Region) => Ranking | undefined;
	readonly days: () => readonly number[];
	readonly asOf: () => EpochMs | null;
}

/** Lists from counted days: which list a country gets, and how its titles have moved. */
export function topTensFrom(rankings: Rankings): TopTens {
	const { policy, ranking: rankingOn, days } = rankings;
	const listedOn = listedIds(rankings);
	const entriesOf = (ranking: Ranking, day: number, region: Region): readonly TopTenEntry[] => {
		const listed = days()
			.filter((each) => each <= day)
			.map((each) => listedOn(each, region));
		const before = rankingOn(day - 1, region)?.titles;
		return ranking.titles.map(({ titleId, views }, index) => {
			const earlier = before?.findIndex((each) => each.titleId === titleId);
			return {
				rank: index + 1,
				titleId,
				views,
				...(earlier !== undefined && { change: earlier < 0 ? ('new' as const) : earlier - index }),
				days: listed.filter((ids) => ids?.has(titleId)).length,
			};
		});
	};
	return {
		days,
		of: (day, country) => {
			const own = country === undefined ? undefined : rankingOn(day, country);
			const isOwn = own !== undefined && own.profiles >= policy.fewestProfiles;
			const region = isOwn ? country! : wholeService;
			const ranking = isOwn ? own : (rankingOn(day, wholeService) ?? nothing);
			return {
				country: country ?? null,
				basis: isOwn ? 'country' : 'service',
				day,
				entries: entriesOf(ranking, day, region),
				profiles: ranking.profiles,
				rejected: ranking.rejected,
				asOf: rankings.asOf(),
				policy: policy.version,
			};
		},
	};
}

const nothing: Ranking = { titles: [], profiles: 0, rejected: nothingRejected() };

/** The titles of a ranking as a set, made once: a year of lists is looked through for every answer. */
function listedIds({ ranking: rankingOn }: Rankings) {
	const made = new WeakMap<Ranking, ReadonlySet<string>>();
	return (day: number, region: Region): ReadonlySet<string> | undefined => {
		const ranking = rankingOn(day, region);
		if (ranking === undefined) return undefined;
		const ids = made.get(ranking) ?? new Set(ranking.titles.map(({ titleId }) => titleId));
		made.set(ranking, ids);
		return ids;
	};
}
