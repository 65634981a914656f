import {
	type Pace,
	type ReactionsBook,
	reactionsBook,
	type WeeklyPlan,
	weeklyPlanInSteps,
} from '@marquee/notifications';
import { type EpochMs, epochMs, msPerDay, utcDay } from '@marquee/units';
import type { EventLog, ProfileStates } from '@marquee/viewing';
import { eventsSince } from './events-since.ts';

/** A week of messages, as it is asked profile by profile. */
export interface PlannedWeek {
	readonly plan: Omit<WeeklyPlan, 'paces'>;
	readonly paceOf: (profileId: string) => Pace | undefined;
	readonly reactions: Pick<ReactionsBook, 'of'>;
}

/** Eight weeks: who ignored every message is asked again two months later. */
const rememberedMs = 56 * msPerDay;

/** The Monday (00:00 UTC) of the week of a moment. */
export function mondayOf(moment: EpochMs): EpochMs {
	const thursday = 4; // 1970-01-01 was one
	const day = utcDay(moment);
	return epochMs((day - ((((day + thursday - 1) % 7) + 7) % 7)) * msPerDay);
}

/**
 * Plans the week of a moment for everybody, from what happened until its Monday: planned again on Thursday, after a restart,
 * it is the same plan for the same profiles. Pauses every few milliseconds.
 */
export async function plannedWeek(
	now: EpochMs,
	{ events, states }: PlanParts,
	pause: () => Promise<void>,
): Promise<PlannedWeek> {
	const until = mondayOf(now);
	const from = epochMs(until - rememberedMs);
	const reactions = reactionsBook({ from, until });
	for await (const batch of eventsSince(events, from)) {
		for (const event of batch) reactions.add(event);
		await pause();
	}
	const profiles = reactionsOfAll(states.profileIds(), reactions);
	const steps = weeklyPlanInSteps({ from: until, profiles });
	let step = steps.next();
	for (; !step.done; step = steps.next()) await pause();
	const { paces, ...plan } = step.value;
	const byProfile = new Map<string, Pace>();
	for (const pace of paces) {
		byProfile.set(pace.profileId, pace);
		await pause();
	}
	return { plan, paceOf: (profileId) => byProfile.get(profileId), reactions };
}

/** What a week is planned from. */
export interface PlanParts {
	readonly events: Pick<EventLog, 'read' | 'end'>;
	readonly states: Pick<ProfileStates, 'profileIds'>;
}

function* reactionsOfAll(profileIds: Iterable<string>, { of }: Pick<ReactionsBook, 'of'>) {
	for (const profileId of profileIds) yield { profileId, reactions: of(profileId) };
}
