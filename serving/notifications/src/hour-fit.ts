/** So many visits spread evenly over the day stand behind every profile. */
const priorVisits = 24;
/** No hour is so good or so bad that it outweighs what the message is about. */
const leastFit = 0.5;
const mostFit = 1.5;

/**
 * How well an hour suits a profile, from when it came before: 1 as any hour, at most 1.5, at least 0.5.
 *
 *   fit(h) = (mean of n over h−1, h, h+1, plus 1) / (mean of n over the day, plus 1)
 *
 * Both hours and counts in UTC: a profile keeps its habits, whatever its zone is called. Nothing known, every hour fits.
 */
export function hourFit(visitsByHour: readonly number[] | undefined, utcHour: number): number {
	if (visitsByHour === undefined) return 1;
	const at = (hour: number) => visitsByHour[(hour + 24) % 24] ?? 0;
	const near = (at(utcHour - 1) + at(utcHour) + at(utcHour + 1)) / 3;
	const usual = visitsByHour.reduce((sum, visits) => sum + visits, 0) / 24;
	const prior = priorVisits / 24;
	return Math.max(leastFit, Math.min(mostFit, (near + prior) / (usual + prior)));
}
