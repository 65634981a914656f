/** Counts per title over the newest so many active days. */
export interface Window {
	readonly counts: Float64Array; // (V)
	readonly total: number;
}

/** Counts per title and UTC day, summed over windows that end at any day. */
export interface DayWindows {
	/** Moves a count; days with nothing left are active no more. */
	readonly add: (title: number, day: number, by: number) => void;
	/**
	 * One window per length asked for, over the newest active days up to this one. The arrays are kept up to date until a window
	 * is asked for that holds other days; nothing is copied.
	 */
	readonly until: (day: number) => readonly Window[];
}

/** As many active days more as the longest window has are kept, in case late events empty some. */
const spareFactor = 2;

/** Windows over V titles, of so many active days each. What lies days before the longest window is forgotten. */
export function dayWindows(V: number, lengths: readonly number[]): DayWindows {
	const longest = Math.max(...lengths);
	const byDay = new Map<number, Map<number, number>>();
	let windows: MutableWindow[] = [];
	let endsAt: number | undefined;
	let oldest: number | undefined; // of the days that are kept; `undefined`: not looked for

	/** `undefined`: so long ago that it is not kept. Histories come one after the other, and most of their days are of these. */
	const opened = (day: number): Map<number, number> | undefined => {
		if (byDay.size === spareFactor * longest) {
			oldest ??= Math.min(...byDay.keys());
			if (day < oldest) return undefined;
			byDay.delete(oldest);
			oldest = undefined;
		}
		const counts = new Map<number, number>();
		byDay.set(day, counts);
		if (oldest !== undefined && day < oldest) oldest = day;
		if (endsAt === undefined || day <= endsAt) endsAt = undefined; // windows hold other days now
		return counts;
	};
	return {
		add: (title, day, by) => {
			const counts = byDay.get(day) ?? opened(day);
			const count = (counts?.get(title) ?? 0) + by;
			if (count === 0) counts?.delete(title);
			else counts?.set(title, count);
			if (counts?.size === 0) {
				byDay.delete(day);
				oldest = undefined;
				endsAt = undefined;
			}
			for (const window of windows)
				if (window.days.has(day)) {
					window.counts[title]! += by;
					window.total += by;
				}
		},
		until: (day) => {
			if (day !== endsAt) {
				windows = filled(windows, V, lengths, byDay, day);
				endsAt = day;
			}
			return windows;
		},
	};
}

interface MutableWindow {
	readonly counts: Float64Array;
	total: number;
	days: ReadonlySet<number>;
}

function filled(
	old: readonly MutableWindow[],
	V: number,
	lengths: readonly number[],
	byDay: ReadonlyMap<number, ReadonlyMap<number, number>>,
	until: number,
): MutableWindow[] {
	const newestFirst = [...byDay.keys()].filter((day) => day <= until).sort((a, b) => b - a);
	return lengths.map((length, at) => {
		const days = newestFirst.slice(0, length);
		const known = old[at];
		if (
			known !== undefined &&
			known.days.size === days.length &&
			days.every((d) => known.days.has(d))
		)
			return known;
		const counts = known?.counts.fill(0) ?? new Float64Array(V);
		let total = 0;
		for (const day of days)
			for (const [title, count] of byDay.get(day)!) {
				counts[title]! += count;
				total += count;
			}
		return { counts, total, days: new Set(days) };
	});
}
