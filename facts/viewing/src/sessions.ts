import type { ViewingEvent } from '@marquee/contracts';
import { type EpochMs, msPerSecond, type ProfileId } from '@marquee/units';

/** What one profile did without a long pause. */
export interface Session {
	readonly profileId: ProfileId;
	readonly startedAt: EpochMs;
	readonly endedAt: EpochMs;
	/** By time of happening, ties by event id. */
	readonly events: readonly ViewingEvent[];
}

/** Half an hour without a sign: what web analytics has called a new visit since its beginnings. */
export const sessionGapMs = 30 * 60 * msPerSecond;

/**
 * The sessions of these events, by start and then by profile: a pause longer than the gap parts two of them.
 *
 * A stop speaks for the whole time watched before it, so a film watched in one go without progress events is one
 * session. A message that went out is nothing that the profile did: it stands in no session. The answer depends on the set of events alone: a late event is asked for together with the others, and may
 * join two sessions into one.
 *
 * @throws {RangeError} if the gap is not a length of time.
 */
export function sessionise(
	events: readonly ViewingEvent[],
	gapMs: number = sessionGapMs,
): readonly Session[] {
	if (!(gapMs >= 0)) throw new RangeError(`${gapMs} ms is not a pause`);
	const own = events.filter(({ kind }) => kind !== 'notification-sent');
	const byProfile = Map.groupBy(own, ({ profileId }) => profileId as ProfileId);
	return [...byProfile]
		.flatMap(([profileId, own]) => runs(own, gapMs).map((run) => session(profileId, run)))
		.sort((a, b) => a.startedAt - b.startedAt || (a.profileId < b.profileId ? -1 : 1));
}

/** Events of one profile, parted where none of them reaches over the pause. */
function runs(events: readonly ViewingEvent[], gapMs: number): readonly ViewingEvent[][] {
	const found: ViewingEvent[][] = [];
	let endedAt = -Infinity;
	for (const event of events.toSorted((a, b) => began(a) - began(b))) {
		if (found.length === 0 || began(event) > endedAt + gapMs) found.push([]);
		found.at(-1)!.push(event);
		endedAt = Math.max(endedAt, event.happenedAt);
	}
	return found;
}

function session(profileId: ProfileId, run: readonly ViewingEvent[]): Session {
	const events = run.toSorted(
		(a, b) => a.happenedAt - b.happenedAt || (a.eventId < b.eventId ? -1 : 1),
	);
	const startedAt = events.reduce((first, event) => Math.min(first, began(event)), Infinity);
	return {
		profileId,
		startedAt: startedAt as EpochMs,
		endedAt: events.at(-1)!.happenedAt as EpochMs,
		events,
	};
}

/** When what the event tells of began. */
const began = (event: ViewingEvent): EpochMs =>
	(event.kind === 'stop'
		? event.happenedAt - Math.round(event.watchedSeconds * msPerSecond)
		: event.happenedAt) as EpochMs;
