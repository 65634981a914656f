import { gapBetweenVisits } from './gap-between-visits.ts';
import type { Policy } from './policy.ts';

const msPerHour = 3_600_000;
const hoursPerWeek = 168;
/** 1970-01-04T00:00:00Z was a Sunday. */
const firstSunday = 3 * 24 * msPerHour;

/** When in the week visits happen, whoever makes them. */
export interface WeeklyRhythm {
	/** The moment at which so many average hours of visiting have gone by since another moment. */
	readonly after: (moment: number, averageHours: number) => number;
	/** How long somebody stays away, in units of their mean. */
	readonly away: (key: number) => number;
}

/**
 * A clock that runs fast in the evening and slowly at dawn: on it visits are a renewal process with an even rate.
 *
 * Λ(t) = ∫ λ(hour, weekday) dt, with mean 1 over a week; `after` is Λ⁻¹(Λ(t) + x).
 */
export function weeklyRhythm({
	rhythm: { hours, days },
	activity,
}: Pick<Policy, 'rhythm' | 'activity'>): WeeklyRhythm {
	const total = days.reduce((a, b) => a + b, 0) * hours.reduce((a, b) => a + b, 0);
	const until = new Float64Array(hoursPerWeek + 1);
	for (let h = 0; h < hoursPerWeek; h++)
		until[h + 1] = until[h]! + (days[Math.floor(h / 24)]! * hours[h % 24]! * hoursPerWeek) / total;
	until[hoursPerWeek] = hoursPerWeek; // rounding must not leave a crack between weeks
	const gone = (moment: number): number => {
		const hour = (moment - firstSunday) / msPerHour;
		const week = Math.floor(hour / hoursPerWeek);
		const within = hour - week * hoursPerWeek;
		const whole = Math.min(hoursPerWeek - 1, Math.floor(within));
		const part = within - whole;
		return week * hoursPerWeek + until[whole]! + part * (until[whole + 1]! - until[whole]!);
	};
	const momentAt = (averageHours: number): number => {
		const week = Math.floor(averageHours / hoursPerWeek);
		const rest = averageHours - week * hoursPerWeek;
		let [low, high] = [0, hoursPerWeek - 1];
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if (until[middle]! <= rest) low = middle;
			else high = middle - 1;
		}
		const step = until[low + 1]! - until[low]!;
		const part = step > 0 ? (rest - until[low]!) / step : 0;
		return firstSunday + (week * hoursPerWeek + low + part) * msPerHour;
	};
	const away = gapBetweenVisits(activity.gapShape);
	return {
		away,
		after: (moment, averageHours) => Math.round(momentAt(gone(moment) + averageHours)),
	};
}
