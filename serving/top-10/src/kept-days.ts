import type { DayCount, KeptDay } from './day-count.ts';
import type { TopTenPolicy } from './policy.ts';
import type { Ranking } from './ranking.ts';
import { type Region, wholeService } from './vote.ts';

/** The final lists of a day. */
export interface FinalLists {
	readonly byRegion: readonly (readonly [Region, Ranking])[];
	/** Sittings that came too late for them. */
	readonly missed: number;
}

/** What has to be kept of all days to go on counting. */
export interface DaysPutAside {
	readonly newestDay: number | null;
	/** Days that still count. */
	readonly open: readonly (readonly [day: number, kept: KeptDay])[];
	/** Days whose lists are final. */
	readonly closed: readonly (readonly [day: number, lists: FinalLists])[];
}

/** The days that are counted, and the lists of those that were. */
export interface KeptDays {
	/** The count of a day, begun if need be; `undefined` once the day is closed. */
	readonly at: (day: number) => DayCount | undefined;
	/** The counts of the open days after one day and up to another. */
	readonly between: (after: number, upTo: number) => readonly DayCount[];
	/** Says that a sitting of a closed day came. */
	readonly missed: (day: number) => void;
	/** Says that an event of this day came: days far enough behind the newest are closed. */
	readonly reached: (day: number) => void;
	readonly ranking: (day: number, region: Region) => Ranking | undefined;
	/** Open and closed, oldest first. */
	readonly days: () => readonly number[];
	readonly putAside: () => DaysPutAside;
}

/**
 * Keeps a day open until the newest lies `daysKept` days after it, and its final lists for `listsKept` days.
 *
 * A final list that turns out to have missed much, as when a history comes in profile by profile, is taken back.
 *
 * How old a day is depends on the events alone and not on a clock: so data from years ago is counted as it was then.
 */
export function keptDays(
	{ daysKept, listsKept, lateTolerated }: TopTenPolicy,
	countOf: (day: number, kept?: KeptDay) => DayCount,
	from?: DaysPutAside,
): KeptDays {
	const open = new Map(from?.open.map(([day, kept]) => [day, countOf(day, kept)]));
	const closed = new Map(
		from?.closed.map(([day, { byRegion, missed }]) => [
			day,
			{ byRegion: new Map(byRegion), missed },
		]),
	);
	let newest = from?.newestDay ?? -Infinity;

	const close = (day: number, counted: DayCount): void => {
		const regions = [...counted.regions()];
		const byRegion = new Map(regions.map((region) => [region, counted.ranking(region)!]));
		closed.set(day, { byRegion, missed: 0 });
		open.delete(day);
	};
	return {
		at: (day) => {
			if (day < newest - daysKept) return undefined;
			const known = open.get(day) ?? countOf(day);
			open.set(day, known);
			return known;
		},
		between: (after, upTo) =>
			[...open].filter(([day]) => day > after && day <= upTo).map(([, counted]) => counted),
		missed: (day) => {
			const lists = closed.get(day);
			if (lists === undefined) return;
			lists.missed++;
			const profiles = lists.byRegion.get(wholeService)?.profiles ?? 0;
			if (lists.missed > lateTolerated * profiles) closed.delete(day);
		},
		reached: (day) => {
			if (day <= newest) return;
			newest = day;
			for (const [each, counted] of open) if (each < newest - daysKept) close(each, counted);
			for (const each of closed.keys()) if (each < newest - listsKept) closed.delete(each);
		},
		ranking: (day, region) =>
			open.get(day)?.ranking(region) ?? closed.get(day)?.byRegion.get(region),
		days: () => [...closed.keys(), ...open.keys()].sort((a, b) => a - b),
		putAside: () => ({
			newestDay: newest === -Infinity ? null : newest,
			open: [...open].map(([day, counted]) => [day, counted.kept()] as const),
			closed: [...closed].map(
				([day, { byRegion, missed }]) => [day, { byRegion: [...byRegion], missed }] as const,
			),
		}),
	};
}
