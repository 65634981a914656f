import type { Catalogue } from '@marquee/catalogue';
import type { ViewingEvent } from '@marquee/contracts';
import { appliedAll, type ProfileState, sessionise } from '@marquee/viewing';
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

/**
 * The visits of one or more profiles as questions with answers, each with what was known when it began and nothing
 * later. Visits in which nothing was watched, or nothing was left to go on with, ask nothing.
 *
 * Stops of a sitting speak for the time before them: so services without plays can be learnt from as well.
 */
export function pastVisits(
	events: readonly ViewingEvent[],
	catalogue: Catalogue,
): readonly PastVisit[] {
	const states = new Map<string, ProfileState>();
	return sessionise(events).flatMap((session) => {
		const state = states.get(session.profileId);
		states.set(session.profileId, appliedAll(state, session.events));
		const first = session.events.find(isWatching);
		const { begun, habits } = pastOf({ state, catalogue });
		if (first === undefined || begun.length === 0 || habits === undefined) return [];
		const occasion = {
			now: session.startedAt,
			device: session.events.find(({ device }) => device !== undefined)?.device,
		};
		const chosen = begun.findIndex(({ activity }) => activity.titleId === first.titleId);
		return [
			{
				titles: begun.map((each) => titleRow(each, occasion)),
				chosen: chosen < 0 ? undefined : chosen,
				occasion,
				habits,
			},
		];
	});
}

const isWatching = ({ kind }: ViewingEvent): boolean =>
	kind === 'play' || kind === 'progress' || kind === 'stop';
