import type { FieldProblem, ViewingEvent } from '@marquee/contracts';
import { type EpochMs, isoMoment, msPerDay } from '@marquee/units';

/** How far a device's clock may run ahead: a day covers every time zone taken for UTC. */
export const clockLeadMs = msPerDay;

/**
 * What a schema cannot see: events from a future that has not come, and ratings better than the best.
 *
 * Events from long ago are plausible: devices were offline, histories are imported.
 */
export function implausible(
	events: readonly ViewingEvent[],
	recordedAt: EpochMs,
): readonly FieldProblem[] {
	const problems: FieldProblem[] = [];
	for (const [i, event] of events.entries()) {
		if (event.happenedAt > recordedAt + clockLeadMs)
			problems.push({
				at: `/events/${i}/happenedAt`,
				expected: `a moment at most a day after ${isoMoment(recordedAt)}`,
				found: isoMoment(event.happenedAt as EpochMs),
			});
		if (event.kind === 'rating' && event.rating > event.outOf)
			problems.push({
				at: `/events/${i}/rating`,
				expected: `at most ${event.outOf}, the best rating`,
				found: String(event.rating),
			});
	}
	return problems;
}
