import type { Catalogue } from '@marquee/catalogue';
import { type EpochMs, utcDay } from '@marquee/units';
import { judgementOf, type TitleActivity } from '@marquee/viewing';
import { type DayWindows, dayWindows } from './day-windows.ts';

/** How many profiles took up, and judged, every title: whole numbers that follow from all profile states and nothing else. */
export interface TitleCounts {
	/**
	 * One profile's activity with a title has become another: what it counted before is taken back, what it counts now is added.
	 * `undefined` is no activity. The order of changes does not matter.
	 */
	readonly moved: (before: TitleActivity | undefined, after: TitleActivity | undefined) => void;
	/** The counts as they stand, with windows that end at the moment. Valid until the next call or change. */
	readonly at: (now: EpochMs, country?: string) => CountsAt;
}

/** The counts at one moment, by catalogue index. Not to be written to. */
export interface CountsAt {
	/** Profiles that ever took the title up. `// (V)` */
	readonly profiles: Float64Array;
	/** Of these, in the newest 2, 7 and 28 active days. `// (V)` */
	readonly lately: Float64Array;
	readonly week: Float64Array;
	readonly month: Float64Array;
	/** Profiles that judged the title, and that judged it well. `// (V)` */
	readonly judged: Float64Array;
	readonly liked: Float64Array;
	/** Profiles of the country asked for, in its newest 7 active days; zeros where none was asked for. `// (V)` */
	readonly countryWeek: Float64Array;
	/** The same object as long as these counts, those of the country apart, say the same. */
	readonly revision: object;
	/** ln(mean over the catalogue + 1) of these counts. */
	readonly logMean: Readonly<Record<'profiles' | 'lately' | 'week' | 'countryWeek', number>>;
}

/** Windows in active days: on which anything was taken up. So an old data set trends as it did on its last day. */
const [latelyDays, weekDays, monthDays] = [2, 7, 28];

/** Counts that begin at 0. Titles that the catalogue does not have are not counted. */
export function titleCounts(catalogue: Catalogue): TitleCounts {
	const V = catalogue.size;
	const profiles = new Float64Array(V);
	const judged = new Float64Array(V);
	const liked = new Float64Array(V);
	const nobody = new Float64Array(V);
	const everywhere = dayWindows(V, [latelyDays, weekDays, monthDays]);
	const byCountry = new Map<string, DayWindows>();
	let total = 0;
	let revision: object = {};
	let revisionOf = Number.NaN; // the day that it is of

	const count = (activity: TitleActivity | undefined, by: 1 | -1): void => {
		if (activity?.firstEngagedAt === undefined) return;
		const title = catalogue.indexOf(activity.titleId);
		if (title === undefined) return;
		revision = {};
		const day = utcDay(activity.firstEngagedAt);
		profiles[title]! += by;
		total += by;
		everywhere.add(title, day, by);
		if (activity.country !== undefined)
			windowsOf(byCountry, activity.country, V).add(title, day, by);
		const judgement = judgementOf(activity);
		if (judgement !== 'none') judged[title]! += by;
		if (judgement === 'liked') liked[title]! += by;
	};
	return {
		moved: (before, after) => {
			count(before, -1);
			count(after, 1);
		},
		at: (now, country) => {
			const today = utcDay(now);
			const [lately, week, month] = everywhere.until(today);
			if (today !== revisionOf) {
				revision = {};
				revisionOf = today;
			}
			const there = byCountry.get(country ?? '')?.until(today)[0];
			return {
				profiles,
				lately: lately!.counts,
				week: week!.counts,
				month: month!.counts,
				judged,
				liked,
				countryWeek: there?.counts ?? nobody,
				revision,
				logMean: {
					profiles: Math.log(total / V + 1),
					lately: Math.log(lately!.total / V + 1),
					week: Math.log(week!.total / V + 1),
					countryWeek: Math.log((there?.total ?? 0) / V + 1),
				},
			};
		},
	};
}

function windowsOf(byCountry: Map<string, DayWindows>, country: string, V: number): DayWindows {
	const known = byCountry.get(country);
	if (known !== undefined) return known;
	const windows = dayWindows(V, [weekDays]);
	byCountry.set(country, windows);
	return windows;
}
