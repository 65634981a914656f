import type { Catalogue } from '@marquee/catalogue';
import type { ViewingEvent } from '@marquee/contracts';
import { appliedAll, type ProfileState, type Session, sessionise } from '@marquee/viewing';
import { type Habits, pastOf } from './begun.ts';
import { type Occasion, titleRow } from './title-features.ts';

/** One visit in the past: what could have been gone on with, and what was. */
export interface PastVisit {
	/** Features of each begun title when the visit began. */
	readonly titles: readonly Float64Array[]; // K × (F)
	/** Which of them was the first thing watched; `undefined`: something else was. */
	readonly chosen: number | undefined;
	readonly occasion: Occasion;
	readonly habits: Habits;
}

/** The newest of one profile that are learnt from: whoever comes most must not decide for all. */
const mostVisits = 100;

/**
 * The newest visits of one or more profiles as questions with answers, each with what was known when it began and
 * nothing later. Visits in which nothing was watched, or nothing was left to go on with, ask nothing.
 *
 * A stop speaks for the time before it: so services without plays can be learnt from as well.
 */
export function pastVisits(
	events: readonly ViewingEvent[],
	catalogue: Catalogue,
): readonly PastVisit[] {
	const byProfile = Map.groupBy(sessionise(events), ({ profileId }) => profileId);
	return [...byProfile.values()].flatMap((sessions) => visitsOf(sessions, catalogue));
}

/** Of one profile's sessions, oldest first. */
function visitsOf(sessions: readonly Session[], catalogue: Catalogue): readonly PastVisit[] {
	const before = sessions.slice(0, -mostVisits).flatMap((session) => session.events);
	let state = before.length === 0 ? undefined : appliedAll(undefined, before);
	return sessions.slice(-mostVisits).flatMap((session) => {
		const visit = visitOf(session, state, catalogue);
		state = appliedAll(state, session.events);
		return visit ?? [];
	});
}

function visitOf(
	{ startedAt: now, events }: Session,
	state: ProfileState | undefined,
	catalogue: Catalogue,
): PastVisit | undefined {
	const first = events.find(isWatching);
	const { begun, habits } = pastOf({ state, catalogue });
	if (first === undefined || begun.length === 0 || habits === undefined) return undefined;
	const occasion = { now, device: events.find(({ device }) => device !== undefined)?.device };
	const chosen = begun.findIndex(({ activity }) => activity.titleId === first.titleId);
	return {
		titles: begun.map((each) => titleRow(each, occasion)),
		chosen: chosen < 0 ? undefined : chosen,
		occasion,
		habits,
	};
}

const isWatching = ({ kind }: ViewingEvent): boolean =>
	kind === 'play' || kind === 'progress' || kind === 'stop';
