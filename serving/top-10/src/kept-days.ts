import type { DayCount, KeptDay } from './day-count.ts';
import type { TopTenPolicy } from './policy.ts';
import type { Ranking } from './ranking.ts';
import type { Region } from './vote.ts';

/** The final lists of a day, by region. */
export type FinalLists = readonly (readonly [Region, Ranking])[];

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
 * How old a day is depends on the events alone and not on a clock: so data from years ago is counted as it was then.
 */
export function keptDays(
	{ daysKept, listsKept }: TopTenPolicy,
	countOf: (day: number, kept?: KeptDay) => DayCount,
	from?: DaysPutAside,
): KeptDays {
	const open = new Map(from?.open.map(([day, kept]) => [day, countOf(day, kept)]));
	const closed = new Map(from?.closed.map(([day, lists]) => [day, new Map(lists)]));
	let newest = from?.newestDay ?? -Infinity;

	const close = (day: number, counted: DayCount): void => {
		const regions = [...counted.regions()];
		closed.set(day, new Map(regions.map((region) => [region, counted.ranking(region)!])));
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
		reached: (day) => {
			if (day <= newest) return;
			newest = day;
			for (const [each, counted] of open) if (each < newest - daysKept) close(each, counted);
			for (const each of closed.keys()) if (each < newest - listsKept) closed.delete(each);
		},
		ranking: (day, region) => open.get(day)?.ranking(region) ?? closed.get(day)?.get(region),
		days: () => [...closed.keys(), ...open.keys()].sort((a, b) => a - b),
		putAside: () => ({
			newestDay: newest === -Infinity ? null : newest,
			open: [...open].map(([day, counted]) => [day, counted.kept()] as const),
			closed: [...closed].map(([day, lists]) => [day, [...lists]] as const),
		}),
	};
}
